using System.Diagnostics;

namespace EmergentLearning.Engine.Generators.Tests.Analysis;

/// <summary>A user's project, with every analyzer of the SDK and every warning an error, built by the SDK itself.</summary>
internal sealed class UserProject : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engine-analysis-").FullName;

    public UserProject()
    {
        Add("User.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <AnalysisLevel>latest</AnalysisLevel>
                <AnalysisMode>All</AnalysisMode>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Path.Combine(AppContext.BaseDirectory, "EmergentLearning.Engine.dll")}" />
                <Analyzer Include="{typeof(EngineGenerator).Assembly.Location}" />
              </ItemGroup>
            </Project>
            """);
        // The folder above is the machine's own; nothing of it may have a say.
        Add("Directory.Build.props", "<Project />");
        Add("Directory.Build.targets", "<Project />");
        Add(".editorconfig", "root = true\n");
    }

    /// <summary>The generated files, once it was built.</summary>
    public string[] Generated => Directory.GetFiles(Path.Combine(_folder, "obj"), "*.g.cs", SearchOption.AllDirectories)
        .Where(path => path.Contains(nameof(EngineGenerator), StringComparison.Ordinal)).ToArray();

    public void Add(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    public async Task<(int ExitCode, string Output)> BuildAsync()
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            ["build", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-v", "q", "-tl:off"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // `dotnet test` tells its children where its own MSBuild is; a build of a user's project must find its own.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
