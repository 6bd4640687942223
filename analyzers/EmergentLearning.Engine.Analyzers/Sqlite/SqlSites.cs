using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>Recognises the places where a string becomes SQL or a connection string: by types, never by the names of methods.</summary>
internal sealed class SqlSites(SqliteSymbols symbols)
{
    /// <summary>The cheap question that comes before everything else.</summary>
    public bool IsCandidate(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => symbols.RoleOf(creation.Type) is not null,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } => symbols.RoleOf(Owner(property)) is not null,
        IInvocationOperation call => call.Arguments.Any(IsString)
            && (symbols.RoleOf(call.Instance?.Type) is not null
                || symbols.RoleOf(call.TargetMethod.ContainingType) is not null
                || call.Arguments.Any(argument => symbols.RoleOf(Operations.Unwrap(argument.Value).Type) is not null)),
        _ => false,
    };

    /// <summary>The expressions that are SQL here.</summary>
    public IEnumerable<IOperation> Sql(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" } property } assignment
            when symbols.RoleOf(Owner(property)) is SqliteRole.Command or SqliteRole.AnyCommand => [assignment.Value],
        IObjectCreationOperation creation when symbols.RoleOf(creation.Type) is SqliteRole.Command => FirstString(creation.Arguments),
        IInvocationOperation call when symbols.RoleOf(call.TargetMethod.ContainingType) != SqliteRole.ConnectionStringTaker => Strings(call),
        _ => [],
    };

    /// <summary>The expressions that are a connection string here.</summary>
    public IEnumerable<IOperation> ConnectionStrings(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ConnectionString" } property } assignment
            when symbols.RoleOf(Owner(property)) is SqliteRole.Connection or SqliteRole.ConnectionStringBuilder => [assignment.Value],
        IObjectCreationOperation creation when symbols.RoleOf(creation.Type)
            is SqliteRole.Connection or SqliteRole.ConnectionStringBuilder => FirstString(creation.Arguments),
        IInvocationOperation call when symbols.RoleOf(call.TargetMethod.ContainingType) == SqliteRole.ConnectionStringTaker => Strings(call),
        _ => [],
    };

    /// <summary>What the SQL runs on: the command or connection that is assigned to, made, called or handed over.</summary>
    public IEnumerable<IOperation> Runners(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Parent.Parent.Parent: { } creation } } =>
            [creation],
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } } => [instance],
        IInvocationOperation call => call.Arguments.Select(argument => argument.Value).Concat(call.Instance is { } instance ? [instance] : [])
            .Where(value => symbols.RoleOf(Operations.Unwrap(value).Type) is not null),
        _ => [operation],
    };

    /// <summary>The type whose property is set: the static type of what stands before the dot.</summary>
    private static ITypeSymbol? Owner(IPropertyReferenceOperation property) => property.Instance?.Type ?? property.Property.ContainingType;

    private static IEnumerable<IOperation> FirstString(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Where(argument => argument.Parameter?.Ordinal == 0 && IsString(argument)).Select(argument => argument.Value);

    private static IEnumerable<IOperation> Strings(IInvocationOperation call) => call.Arguments.Where(IsString).Select(argument => argument.Value);

    private static bool IsString(IArgumentOperation argument) => argument.Parameter?.Type.SpecialType == SpecialType.System_String;
}
