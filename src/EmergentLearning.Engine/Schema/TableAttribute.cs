using System.Runtime.CompilerServices;

namespace EmergentLearning.Engine.Schema;

/// <summary>Stores a <c>partial record</c> or <c>partial class</c> as one table.</summary>
/// <param name="name">The table's name in the database.</param>
/// <param name="file">Filled in by the compiler: the file in which the attribute stands.</param>
/// <param name="line">Filled in by the compiler: its line.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class TableAttribute(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The table's name in the database.</summary>
    public string Name { get; } = name;

    /// <summary>The file in which the attribute stands, as the compiler names it.</summary>
    public string File { get; } = file;

    /// <summary>The line of the attribute in <see cref="File"/>, from 1.</summary>
    public int Line { get; } = line;
}
