namespace EmergentLearning.Engine.Contracts;

/// <summary>Where a record's file goes and what stands in it.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <param name="GetPath">The path below the store's folder, with <c>/</c>; a pure function of the record.</param>
/// <param name="Format">The file's content.</param>
public sealed record FileProjection<TRecord>(Func<TRecord, string> GetPath, IFileFormat<TRecord> Format);
