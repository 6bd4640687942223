using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using EmergentLearning.Engine.Hosting;

namespace EmergentLearning.Engine.CrashLab.Faults;

/// <summary>The preloaded library: compiled from its source by the machine's C compiler, once for each source.</summary>
internal static partial class FaultLibrary
{
    private const string Preload = "LD_PRELOAD";
    private const string Source = "faults.c";

    private static readonly string[] Compilers = ["gcc", "clang", "cc"];

    /// <summary>Whether this process was started with the library.</summary>
    public static bool IsPreloaded => Environment.GetEnvironmentVariable(Preload) is { Length: > 0 };

    /// <summary>Why the library cannot be built here, or <see langword="null"/>.</summary>
    public static string? Obstacle =>
        !OperatingSystem.IsLinux() ? "a library can be preloaded like this on Linux only"
        : FindCompiler() is null ? "there is no C compiler (gcc, clang or cc) on the search path"
        : null;

    /// <summary>Builds it, unless that was done before.</summary>
    /// <returns>Its path.</returns>
    public static string Build()
    {
        byte[] source = ReadSource();
        // Beside the program, not in a folder of everybody: what is preloaded must be what was built here.
        string path = Path.Join(AppContext.BaseDirectory, $"elf-faults-{Convert.ToHexStringLower(SHA256.HashData(source))[..16]}.so");
        if (File.Exists(path))
            return path;

        string work = Directory.CreateDirectory($"{path}.{Guid.NewGuid():N}").FullName;
        try
        {
            File.WriteAllBytes(Path.Join(work, Source), source);
            Compile(work);
            // By a rename: of several that build it at once each finds a whole one.
            File.Move(Path.Join(work, "faults.so"), path, overwrite: true);
            return path;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>
    /// Lets the engine's own native calls go through the library too: .NET looks them up in the C library by name, past everything that is
    /// preloaded.
    /// </summary>
    public static void Intercept()
    {
        nint library = NativeLibrary.Load(Environment.GetEnvironmentVariable(Preload)!);
        NativeLibrary.SetDllImportResolver(typeof(StoreHost).Assembly, (name, _, _) => name == "libc" ? library : 0);
        NativeLibrary.SetDllImportResolver(typeof(FaultLibrary).Assembly, (name, _, _) => name == "faults" ? library : 0);
    }

    /// <summary>Sets the environment of a process that is to be started with the library.</summary>
    public static void Preset(ProcessStartInfo start, string control)
    {
        start.Environment[Preload] = Build();
        start.Environment[FaultControl.Variable] = control;
    }

    /// <summary>Forgets what files were before: the next experiment has others.</summary>
    [LibraryImport("faults", EntryPoint = "faults_forget")]
    public static partial void Forget();

    private static byte[] ReadSource()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Source)!;
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }

    private static string? FindCompiler() => Compilers
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Join(folder, name)))
        .FirstOrDefault(File.Exists);

    private static void Compile(string work)
    {
        var start = new ProcessStartInfo(FindCompiler()!, ["-O2", "-shared", "-fPIC", "-o", "faults.so", Source, "-ldl", "-lpthread"])
        {
            WorkingDirectory = work,
            RedirectStandardError = true,
        };
        using Process compiler = Process.Start(start)!;
        string complaint = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
            throw new InvalidOperationException($"{Source} does not compile: {complaint}");
    }
}
