using EmergentLearning.Engine.Analyzers.Sqlite.Sql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite;

/// <summary>Folds a string expression to the texts that it can have; what only the running program knows becomes a hole.</summary>
internal sealed class TextFolder(Func<IOperation, IReadOnlyList<IOperation>> valuesOf)
{
    // Bounds for text that a machine wrote: more alternatives, or deeper ones, are not worth the time of a key stroke.
    private const int MaxDepth = 12;
    private const int MaxTexts = 16;
    private const int MaxParts = 2000;

    /// <summary>Each text with the expression that it comes from; nothing where not a single part is known.</summary>
    public IReadOnlyList<KeyValuePair<IOperation, string>> Fold(IOperation value)
    {
        var texts = new List<KeyValuePair<IOperation, string>>();
        foreach (IOperation one in valuesOf(value).Take(MaxTexts))
        {
            string text = Text(one, 0);
            if (text.Any(c => c != Holes.Mark))
                texts.Add(new(one, text));
        }

        return texts;
    }

    private string Text(IOperation value, int depth)
    {
        value = FileWrites.Operations.Unwrap(value);
        if (value.ConstantValue is { HasValue: true, Value: { } constant })
            return constant.ToString() ?? "";
        if (depth > MaxDepth)
            return Holes.Text;
        return value switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Sum(sum, depth),
            IInterpolatedStringOperation text => string.Concat(text.Parts.Take(MaxParts).Select(part => Part(part, depth))),
            IInvocationOperation call when call.TargetMethod.ContainingType?.SpecialType == SpecialType.System_String => Call(call, depth),
            ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation => Only(value, depth),
            _ => Holes.Text,
        };
    }

    /// <summary>A long sum leans to the left: walked, not recursed into.</summary>
    private string Sum(IBinaryOperation sum, int depth)
    {
        var parts = new List<string>();
        IOperation current = sum;
        while (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } binary && parts.Count < MaxParts)
        {
            parts.Add(Text(binary.RightOperand, depth + 1));
            current = FileWrites.Operations.Unwrap(binary.LeftOperand);
        }

        parts.Add(Text(current, depth + 1));
        parts.Reverse();
        return string.Concat(parts);
    }

    private string Part(IInterpolatedStringContentOperation part, int depth) => part switch
    {
        IInterpolatedStringTextOperation text => Text(text.Text, depth + 1),
        IInterpolationOperation hole => Text(hole.Expression, depth + 1),
        _ => Holes.Text,
    };

    /// <summary><c>string.Concat</c> and <c>string.Format</c>, whose numbered holes are as good as unknown ones.</summary>
    private string Call(IInvocationOperation call, int depth) => call.TargetMethod.Name switch
    {
        "Concat" => string.Concat(call.Arguments.Select(argument => Text(argument.Value, depth + 1))),
        "Format" when FileWrites.Operations.Where(call.Arguments, p => p.Name == "format") is { } format => Text(format, depth + 1),
        "Trim" or "ToString" when call.Instance is { } instance => Text(instance, depth + 1),
        _ => Holes.Text,
    };

    private string Only(IOperation variable, int depth)
    {
        IReadOnlyList<IOperation> values = valuesOf(variable);
        return values.Count == 1 && values[0] != variable && values[0].Kind != variable.Kind ? Text(values[0], depth + 1) : Holes.Text;
    }
}
