using BenchmarkDotNet.Running;
using EmergentLearning.Engine.Benchmarks.Generator;

// `reasons` tells what the generator ran again and why; everything else goes to BenchmarkDotNet, such as `--filter *`.
if (args is ["reasons"])
{
    RunReasons.Print(Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
