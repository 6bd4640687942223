namespace EmergentLearning.Engine.Schema;

/// <summary>Projects each row of the table to a file in the store's folder, and each change of it to a commit.</summary>
/// <param name="template">
/// The file's path below the store's folder, with <c>/</c>, and <c>{Property}</c> for a property's value, such as
/// <c>notes/{Topic}/{Id}.md</c>. A value is encoded so that it can never leave its folder.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class FileAttribute(string template) : Attribute
{
    /// <summary>The file's path below the store's folder.</summary>
    public string Template { get; } = template;

    /// <summary>
    /// A type with a public parameterless constructor that implements <c>IFileFormat&lt;TRecord&gt;</c> for the record.
    /// Default: front matter with one line a column.
    /// </summary>
    public Type? Format { get; set; }
}
