using EmergentLearning.Engine.Generators.Model;
using EmergentLearning.Engine.Generators.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EmergentLearning.Engine.Generators.Parsing;

/// <summary>A method with <c>[Query]</c> or <c>[Command]</c>: its declaration and what it offers to its statement.</summary>
internal sealed class QueryMethod
{
    private static readonly SymbolDisplayFormat Declarations = Symbols.FullNames
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    private QueryMethod(IMethodSymbol symbol, AttributeData attribute) => (Symbol, Attribute) = (symbol, attribute);

    public IMethodSymbol Symbol { get; }

    public AttributeData Attribute { get; }

    public bool IsCommand => Attribute.AttributeClass?.ToDisplayString() == KnownNames.Command;

    /// <summary>Whether it waits for a body.</summary>
    public bool IsOpen => Symbol is { IsPartialDefinition: true, PartialImplementationPart: null };

    /// <summary>The attribute as it is written, such as <c>[Query]</c>.</summary>
    public string AttributeName => IsCommand ? "[Command]" : "[Query]";

    /// <summary>The method's own, or <see langword="null"/> for what has neither attribute or is no plain method. With both, it is a query.</summary>
    public static QueryMethod? Find(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is MethodDeclarationSyntax
        && (method.FindAttribute(KnownNames.Query) ?? method.FindAttribute(KnownNames.Command)) is { } attribute
            ? new QueryMethod(method, attribute)
            : null;

    /// <summary>A body repeats the declaration, its constraints included; names in full, so that no using is needed.</summary>
    public QueryModel Declare()
    {
        var syntax = (MethodDeclarationSyntax)Symbol.DeclaringSyntaxReferences[0].GetSyntax();
        string modifiers = string.Join(" ", syntax.Modifiers.Select(modifier => modifier.Text));
        return new QueryModel
        {
            Signature = $"{modifiers} {Symbol.ToDisplayString(Declarations)}",
            Method = Symbol.Name,
            IsCommand = IsCommand,
            CancellationToken = Symbol.Parameters.FirstOrDefault(IsCancellation) is { } token ? Names.Escape(token.Name) : null,
        };
    }

    /// <summary>Why it cannot be implemented, or <see langword="null"/>.</summary>
    public string? Refuse()
    {
        if (!Symbol.IsPartialDefinition)
            return "declare it partial, without a body";
        if (Symbol.PartialImplementationPart is not null)
            return "it has a body already";
        if (Symbol.IsStatic || Symbol.IsGenericMethod)
            return "it is static or generic";
        if (IsCommand ? false : Symbol.FindAttribute(KnownNames.Command) is not null)
            return "it has both [Query] and [Command]; one method runs one statement";
        return Symbol.ReturnsVoid || Symbol.RefKind != RefKind.None ? "it must return the query's result" : null;
    }

    /// <summary>What is offered to the statement: all parameters but a cancellation token.</summary>
    /// <param name="tables">The tables whose columns may have types that only a column explains.</param>
    public IReadOnlyList<QueryParameter> Parameters(IReadOnlyList<TableModel> tables) =>
        [.. Symbol.Parameters.Where(parameter => !IsCancellation(parameter)).Select(parameter => Parameter(parameter, tables))];

    private static QueryParameter Parameter(IParameterSymbol parameter, IReadOnlyList<TableModel> tables)
    {
        ITypeSymbol bare = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        string typeName = bare.WithNullableAnnotation(NullableAnnotation.NotAnnotated).FullName();
        bool canBeBound = parameter.RefKind == RefKind.None;
        ValueModel? value = ValueParser.Parse(parameter, parameter.Type, new DiagnosticSink())
            ?? tables.SelectMany(table => table.Columns).FirstOrDefault(column => column.Value.TypeName == typeName)?.Value;
        return new QueryParameter(
            parameter.Name, typeName, canBeBound ? value : null, canBeBound ? ListParser.Element(parameter.Type) : null);
    }

    private static bool IsCancellation(IParameterSymbol parameter) => parameter.Type.ToDisplayString() == KnownNames.CancellationToken;
}
