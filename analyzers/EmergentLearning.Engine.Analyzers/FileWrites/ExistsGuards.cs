using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.FileWrites;

/// <summary>Finds the test for a file's presence that decides whether an operation is reached.</summary>
internal sealed class ExistsGuards(FileWriteSymbols symbols, MethodFacts facts, PathFacts paths)
{
    /// <summary>True when the operation runs only where the file was just found to be absent, and no lock makes that hold.</summary>
    public bool IsAbsentAt(IOperation operation, IOperation path) =>
        FindAbsence(operation, path) && !symbols.Locks.IsHeldAt(operation, facts);

    /// <summary>True when the method was left earlier if the file was present.</summary>
    public bool LeavesWhenPresent(IOperation operation, IOperation path)
    {
        for (IOperation current = operation; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            if (parent is IBlockOperation block && LeavesBefore(block, current, path))
                return true;
        }

        return false;
    }

    /// <summary>True when the file is absent once the condition of a loop no longer holds.</summary>
    public bool IsAbsentAfter(IOperation condition, IOperation path) => Implies(condition, holds: false, path);

    private bool FindAbsence(IOperation operation, IOperation path)
    {
        for (IOperation current = operation; current.Parent is { } parent; current = parent)
        {
            bool isGuarded = parent switch
            {
                IAnonymousFunctionOperation or ILocalFunctionOperation => false,
                IConditionalOperation choice when current == choice.WhenTrue => Implies(choice.Condition, holds: true, path),
                IConditionalOperation choice when current == choice.WhenFalse => Implies(choice.Condition, holds: false, path),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when current == both.RightOperand =>
                    Implies(both.LeftOperand, holds: true, path),
                IBlockOperation block => LeavesBefore(block, current, path),
                _ => false,
            };
            if (isGuarded)
                return true;
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        }

        return false;
    }

    /// <summary><c>if (File.Exists(path)) return;</c> earlier in the same block.</summary>
    private bool LeavesBefore(IBlockOperation block, IOperation statement, IOperation path) => block.Operations
        .TakeWhile(one => one != statement)
        .Any(one => one is IConditionalOperation { WhenFalse: null } choice && Leaves(choice.WhenTrue) && Implies(choice.Condition, holds: false, path));

    private static bool Leaves(IOperation operation) => operation switch
    {
        IBlockOperation { Operations: { Length: > 0 } inner } => Leaves(inner[inner.Length - 1]),
        IReturnOperation or IBranchOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        _ => false,
    };

    /// <summary>True when the condition can only have this value where the file is absent.</summary>
    private bool Implies(IOperation condition, bool holds, IOperation path)
    {
        condition = Operations.Unwrap(condition);
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negated:
                return Implies(negated.Operand, !holds, path);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds:
                return Implies(both.LeftOperand, holds, path) || Implies(both.RightOperand, holds, path);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !holds:
                return Implies(either.LeftOperand, holds, path) || Implies(either.RightOperand, holds, path);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool value } } same:
                return Implies(same.LeftOperand, holds == value, path);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool value } } } pattern:
                return Implies(pattern.Value, holds == value, path);
            case ILocalReferenceOperation local when facts.ValuesOf(local) is [var only] && only is not ILocalReferenceOperation:
                return Implies(only, holds, path);
            default:
                return !holds && Tested(condition) is { } tested && paths.AreSame(tested, path);
        }
    }

    private IOperation? Tested(IOperation condition) => condition switch
    {
        IInvocationOperation { TargetMethod.Name: "Exists" } call
            when symbols.FamilyOf(call.TargetMethod.ContainingType) is TypeFamily.File or TypeFamily.Directory or TypeFamily.Path =>
                Operations.At(call.Arguments, 0),
        IPropertyReferenceOperation { Property.Name: "Exists", Instance: { } info }
            when symbols.FamilyOf(info.Type) is TypeFamily.FileInfo or TypeFamily.DirectoryInfo => info,
        _ => null,
    };
}
