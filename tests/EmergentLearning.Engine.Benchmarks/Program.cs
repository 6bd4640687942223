using System.Globalization;
using BenchmarkDotNet.Running;
using EmergentLearning.Engine.Benchmarks.Analyzers;
using EmergentLearning.Engine.Benchmarks.Asking;
using EmergentLearning.Engine.Benchmarks.Backups;
using EmergentLearning.Engine.Benchmarks.Building;
using EmergentLearning.Engine.Benchmarks.Compiler;
using EmergentLearning.Engine.Benchmarks.Contention;
using EmergentLearning.Engine.Benchmarks.Generator;
using EmergentLearning.Engine.Benchmarks.Locking;
using EmergentLearning.Engine.Benchmarks.Original;

// Verbs that print tables of their own; everything else goes to BenchmarkDotNet, such as `--filter *`.
//   reasons                            what the generator ran again, and why
//   group-commit [seconds]             16 tasks of one process, beside single transactions behind a semaphore
//   contention [processes] [seconds]   processes that write into one store, beside plain Microsoft.Data.Sqlite
//   restore [records]                  what a backup of so many records takes, and its restore
//   lock-order                         what the check of lock order costs one acquisition, off and on
//   lock-graph [rounds]                what the lock-order analyzer takes for 2,000 methods that call each other in knots
//   elf-crowd PATH-OF-ELF [processes]  processes of `elf record` at once
//   memory-queries [records] [PATH-OF-ELF]   what the questions of `elf query` cost on a large store
//   beside-original FOLDER PATH-OF-ELF [rounds]   the original and elf at the same work; FOLDER has its versions v3 and git
//   precision FOLDER [--rules ELE2,ELE3]   what the analyzers report on a code base, to be judged
//   build-cost FEED [rounds]           what the package in that folder adds to a build
//   analyzer-share FOLDER [rounds]     what the analyzers add to its compilation
//   compiler-share PROJECT [rounds]    what the compiler itself says of that; instead of a project that has been built also a response file (.rsp)
switch (args)
{
    case ["reasons"]:
        RunReasons.Print(Console.Out);
        break;
    case ["group-commit", ..]:
        await GroupCommit.RunAsync(Console.Out, Seconds(1, 3));
        break;
    case ["contention", ..]:
        await ProcessContention.RunAsync(Console.Out, Number(1, 8), Seconds(2, 6));
        break;
    case [Crowd.WorkerVerb, .. { Length: 5 } work]:
        await Crowd.WorkAsync(work);
        break;
    case ["elf-crowd", string elf, ..]:
        await ElfCrowd.RunAsync(Console.Out, elf, Number(2, 50));
        break;
    case ["memory-queries", ..]:
        await MemoryQueries.RunAsync(Console.Out, Number(1, 100_000), args.Length > 2 ? args[2] : null);
        break;
    case ["beside-original", string original, string elf, ..]:
        await BesideOriginal.RunAsync(Console.Out, original, elf, Number(3, 3));
        break;
    case ["precision", string folder, "--rules", string rules]:
        Environment.ExitCode = await PrecisionRun.RunAsync(Console.Out, folder, rules.Split(','));
        break;
    case ["precision", string folder]:
        Environment.ExitCode = await PrecisionRun.RunAsync(Console.Out, folder, []);
        break;
    case ["analyzer-share", string folder, ..]:
        await ShareRun.RunAsync(Console.Out, folder, Number(2, 5));
        break;
    case ["compiler-share", string project, ..]:
        await CompilerShare.RunAsync(Console.Out, project, Number(2, 3));
        break;
    case ["build-cost", string feed, ..]:
        await BuildCost.RunAsync(Console.Out, feed, Number(2, 15));
        break;
    case ["restore", ..]:
        await RestoreCost.RunAsync(Console.Out, Number(1, 10_000));
        break;
    case ["lock-order"]:
        await LockOrderCost.RunAsync(Console.Out);
        break;
    case ["lock-graph", ..]:
        await LockGraphCost.RunAsync(Console.Out, Number(1, 5));
        break;
    case [LockOrderCost.WorkerVerb]:
        LockOrderCost.Work();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

int Number(int index, int otherwise) => index < args.Length ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;

TimeSpan Seconds(int index, double otherwise) =>
    TimeSpan.FromSeconds(index < args.Length ? double.Parse(args[index], CultureInfo.InvariantCulture) : otherwise);
