using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace EmergentLearning.Engine.Benchmarks.Compiler;

/// <summary>
/// What a build gives the compiler for one project, in a response file: with the generators without which it does not compile, and without any analyzer.
/// Dispose deletes what it wrote.
/// </summary>
internal sealed class CompilerInput : IDisposable
{
    private const string Name = "compiler share ";
    private const string Analyzer = "/analyzer:";

    // Written beside the assembly, over what the last build left.
    private static readonly string[] Outputs = ["/out:", "/refout:", "/pdb:", "/doc:", "/errorlog:", "/generatedfilesout:"];
    private readonly DirectoryInfo _scratch;

    private CompilerInput(DirectoryInfo scratch, string folder, string responseFile) => (_scratch, Folder, ResponseFile) = (scratch, folder, responseFile);

    /// <summary>Where the compiler is started: paths can be relative.</summary>
    public string Folder { get; }

    public string ResponseFile { get; }

    /// <summary>A folder for what it writes.</summary>
    public string Scratch => _scratch.FullName;

    /// <summary>Reads a response file as it is, or asks the build for that of a project, which must have been built once.</summary>
    public static async Task<CompilerInput> ReadAsync(string path)
    {
        path = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(path)!;
        if (Path.GetExtension(path).Equals(".rsp", StringComparison.OrdinalIgnoreCase))
            return new CompilerInput(Directory.CreateTempSubdirectory(Name), folder, path);
        string[] questions = ["-p:Configuration=Release", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs"];
        string[] arguments = Arguments(await AskBuildAsync(folder, path, ["-t:Compile", .. questions]), folder);
        // Not before: what cannot be asked for leaves no folder behind.
        DirectoryInfo scratch = Directory.CreateTempSubdirectory(Name);
        string response = Path.Combine(scratch.FullName, "all.rsp");
        // They come with the quotes that they need.
        await File.WriteAllLinesAsync(response, arguments);
        return new CompilerInput(scratch, folder, response);
    }

    /// <summary>Asks the build something of a project.</summary>
    public static async Task<string> AskBuildAsync(string folder, string project, params string[] questions)
    {
        string[] arguments = ["msbuild", project, "-nodeReuse:false", .. questions];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? answer : throw new InvalidOperationException($"The build does not answer for {project}; build it once:\n{answer}");
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private static string[] Arguments(string answer, string folder)
    {
        using var json = JsonDocument.Parse(answer);
        JsonElement items = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs");
        string[] all = [.. items.EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
        // What a generator needs lies beside it.
        HashSet<string?> generators = [.. all.Where(IsAnalyzer).Select(PathOf).Where(IsGenerator).Select(Path.GetDirectoryName)];
        return [.. all.Where(argument => IsAnalyzer(argument) ? generators.Contains(Path.GetDirectoryName(PathOf(argument))) : !IsLeftOut(argument))];

        string PathOf(string argument) => Path.Combine(folder, argument[Analyzer.Length..].Trim('"'));
    }

    private static bool IsAnalyzer(string argument) => argument.StartsWith(Analyzer, StringComparison.Ordinal);

    private static bool IsLeftOut(string argument) => argument == "/noconfig" || Outputs.Any(output => argument.StartsWith(output, StringComparison.Ordinal));

    private static bool IsGenerator(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.TypeReferences.Any(type => metadata.StringComparer.Equals(metadata.GetTypeReference(type).Name, "GeneratorAttribute"));
    }
}
