using EmergentLearning.Engine.Analyzers.FileWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.Sqlite.Transactions;

/// <summary>Recognises a call that begins a deferred transaction.</summary>
internal static class DeferredBegin
{
    // System.Data.IsolationLevel, which is part of the platform's binary contract.
    private const int ReadUncommitted = 256;
    private const int ReadCommitted = 4096;

    /// <summary>True for <c>BeginTransaction(deferred: true)</c> and for the isolation level that means the same.</summary>
    public static bool Is(IInvocationOperation call, SqliteValues values)
    {
        if (call.TargetMethod.Name is not ("BeginTransaction" or "BeginTransactionAsync")
            || values.RoleOf(call.Instance) is not SqliteRole.Connection)
        {
            return false;
        }

        if (Operations.Where(call.Arguments, p => p.Type.SpecialType == SpecialType.System_Boolean) is { } deferred)
            return values.ValuesOf(deferred).Any(value => Operations.Unwrap(value).ConstantValue is { HasValue: true, Value: true });

        // Measured: with Microsoft.Data.Sqlite this one level, and no other, is deferred. System.Data.SQLite has another.
        int isDeferred = SqliteSymbols.IsSystemDataSqlite(call.Instance?.Type) ? ReadCommitted : ReadUncommitted;
        return Operations.Where(call.Arguments, p => p.Type.TypeKind == TypeKind.Enum) is { } level
            && values.ValuesOf(level).Any(value => Operations.Unwrap(value).ConstantValue is { HasValue: true, Value: int number } && number == isDeferred);
    }

    /// <summary>The variable that the transaction is put in, or null.</summary>
    public static Place? TransactionOf(IInvocationOperation begin)
    {
        IOperation value = begin;
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IAwaitOperation
            || value.Parent is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" })
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => Place.Of(declarator.Symbol),
            ISimpleAssignmentOperation assignment when assignment.Value == value => Place.Of(assignment.Target),
            _ => null,
        };
    }
}
