using System.Diagnostics;

namespace EmergentLearning.Engine.Benchmarks.Building;

/// <summary>A user's console program in a folder of its own, built as a user builds it.</summary>
/// <param name="folder">The project's folder.</param>
/// <param name="packages">The folder into which packages are unpacked, so that none of another time is used.</param>
internal sealed class CostProject(string folder, string packages)
{
    public string Store => Path.Combine(folder, "store");

    /// <summary>Writes the project.</summary>
    /// <param name="properties">What its user sets.</param>
    /// <param name="version">The package's version; <see langword="null"/> for a project without it.</param>
    public void Create(string properties, string? version)
    {
        Directory.CreateDirectory(Store);
        string reference = version is null ? "" : $"<PackageReference Include=\"EmergentLearning.Engine\" Version=\"{version}\" />";
        File.WriteAllText(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                {properties}
              </PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        for (int i = 0; i < 50; i++)
            File.WriteAllText(Path.Combine(folder, $"Class{i}.cs"), $"public sealed class Class{i} {{ public int Value => {i}; }}");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine(new Class1().Value);");
    }

    /// <summary>Writes failures as Markdown, as a person or another clone left them.</summary>
    public void WriteRecords(int from, int count)
    {
        string failures = Directory.CreateDirectory(Path.Combine(Store, "memory/failures")).FullName;
        for (int i = from; i < from + count; i++)
        {
            File.WriteAllText(
                Path.Combine(failures, $"20260101_failure-{i}.md"),
                $"# Failure {i}\n\n**Domain**: cost\n**Severity**: 3\n**Tags**: a,b\n**Date**: 2026-01-01\n\n## Summary\n\nWhat happened the {i}th time.\n");
        }
    }

    /// <summary>Runs <c>dotnet</c> in the project's folder, and throws when it fails.</summary>
    /// <returns>How long it took.</returns>
    public async Task<TimeSpan> RunAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [.. arguments, "-nodeReuse:false", "-p:NuGetAudit=false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_NOLOGO"] = "1";
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        TimeSpan took = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0 ? took : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}\n{output}");
    }
}
