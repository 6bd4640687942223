using BenchmarkDotNet.Attributes;
using EmergentLearning.Engine.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EmergentLearning.Engine.Benchmarks.Generator;

/// <summary>What the generator costs a large project: the first run, a key stroke elsewhere, an edit of one record.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly Compilation _project = Workload.Create();
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _warmFloor = null!;
    private Compilation[] _bodyEdits = [];
    private Compilation[] _recordEdits = [];
    private int _next;

    /// <summary>A driver that has run once, and two versions of each edit, so that each run sees a change.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _bodyEdits = [Workload.EditBody(_project, 1), Workload.EditBody(_project, 2)];
        _recordEdits = [Workload.EditRecord(_project, 1), Workload.EditRecord(_project, 2)];
        _warm = CreateDriver().RunGenerators(_project);
        _warmFloor = CSharpGeneratorDriver.Create(new FloorGenerator()).RunGenerators(_project);
    }

    /// <summary>The first run over the project, by a driver that knows nothing, on a compilation that has bound nothing.</summary>
    [Benchmark(Description = "cold run")]
    public GeneratorDriver Cold() => CreateDriver().RunGenerators(_project.Clone());

    /// <summary>A key stroke in a method body of a file without records.</summary>
    [Benchmark(Description = "key stroke elsewhere")]
    public GeneratorDriver KeyStrokeElsewhere() => _warm = _warm.RunGenerators(_bodyEdits[_next++ & 1].Clone());

    /// <summary>A property of one record gets another name.</summary>
    [Benchmark(Description = "edit of one record")]
    public GeneratorDriver EditOfOneRecord() => _warm = _warm.RunGenerators(_recordEdits[_next++ & 1].Clone());

    /// <summary>The same key stroke for a generator of as many files that asks nothing: what the compiler itself takes.</summary>
    [Benchmark(Baseline = true, Description = "key stroke elsewhere, the compiler alone")]
    public GeneratorDriver KeyStrokeFloor() => _warmFloor = _warmFloor.RunGenerators(_bodyEdits[_next++ & 1].Clone());

    private static CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(new EngineGenerator());
}
