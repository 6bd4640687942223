using System.Collections.Immutable;
using EmergentLearning.Engine.Analyzers.FileWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.LockHandles;

/// <summary>ELE1015: the handle of a lock that nobody keeps, or that is disposed before anything has happened.</summary>
/// <remarks>
/// <c>Acquire().Dispose()</c> is silent: it says plainly that the lock is only waited for. So is a handle that is passed on.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedHandleAnalyzer : DiagnosticAnalyzer
{
    private const string Dropped = "dropped";
    private const string Disposed = "disposed";

    private static readonly KindSet Statements = KindSet.Of(OperationKind.ExpressionStatement, OperationKind.Using);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [LockUseRules.DroppedHandle];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var handles = new HandleTypes(start.Compilation);
            if (!handles.Exist)
                return;
            start.RegisterOperationBlockAction(context => Check(context, handles));
        });
    }

    // One walk of our own: to be called back for each statement would cost the compiler's driver more.
    private static void Check(OperationBlockAnalysisContext context, HandleTypes handles)
    {
        foreach (IOperation block in context.OperationBlocks)
        {
            foreach (IOperation operation in BodyOperations.Of(block).Of(Statements))
            {
                if (operation is IExpressionStatementOperation statement)
                    CheckStatement(context, statement, handles);
                else
                    CheckUsing(context, (IUsingOperation)operation, handles);
            }
        }
    }

    private static void CheckStatement(OperationBlockAnalysisContext context, IExpressionStatementOperation statement, HandleTypes handles)
    {
        IOperation value = statement.Operation;
        if (value is ISimpleAssignmentOperation { Target: IDiscardOperation } discard)
            value = discard.Value;
        Report(context, value, Dropped, handles);
    }

    private static void CheckUsing(OperationBlockAnalysisContext context, IUsingOperation statement, HandleTypes handles)
    {
        if (!IsEmpty(statement.Body))
            return;
        IEnumerable<IOperation> resources = statement.Resources is IVariableDeclarationGroupOperation group
            ? group.Declarations.SelectMany(one => one.Declarators).Select(one => one.Initializer?.Value).OfType<IOperation>()
            : [statement.Resources];
        foreach (IOperation resource in resources)
            Report(context, resource, Disposed, handles);
    }

    private static bool IsEmpty(IOperation body) => body is IEmptyOperation || (body is IBlockOperation block && block.Operations.All(IsEmpty));

    private static void Report(OperationBlockAnalysisContext context, IOperation value, string how, HandleTypes handles)
    {
        if (Call(value) is not { } call || !handles.Returns(call.TargetMethod))
            return;
        string name = Operations.Unwrap(call.Instance ?? call) is { } receiver and not (IInstanceReferenceOperation or IInvocationOperation)
            ? receiver.Syntax.ToString()
            : call.TargetMethod.Name;
        context.ReportDiagnostic(Diagnostic.Create(LockUseRules.DroppedHandle, call.Syntax.GetLocation(), name, how));
    }

    /// <summary>The call whose value it is, behind await, <c>ConfigureAwait</c> and a conditional access.</summary>
    private static IInvocationOperation? Call(IOperation value)
    {
        value = Operations.Unwrap(value);
        if (value is IConditionalAccessOperation access)
            value = Operations.Unwrap(access.WhenNotNull);
        if (value is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner })
            value = Operations.Unwrap(inner);
        return value as IInvocationOperation;
    }
}
