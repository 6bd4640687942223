namespace EmergentLearning.Engine.Authoring;

/// <summary>A place in a source file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; 0 when only the file is known.</param>
/// <param name="Column">The column, from 1; 0 when only the line is known.</param>
internal readonly record struct SourcePlace(string File, int Line = 0, int Column = 0);
