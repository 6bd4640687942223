using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EmergentLearning.Engine.Analyzers.LockOrder.Recognition;

/// <summary>
/// A call of an asynchronous method that is told to run on this thread, and whose task is over when it returns: <c>ReadAsync(async: false)</c>, as database
/// drivers have it that have one body for both.
/// </summary>
internal static class SynchronousCall
{
    public static bool Is(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { Name: "async" or "isAsync", Type.SpecialType: SpecialType.System_Boolean } && argument.Value.ConstantValue is { HasValue: true, Value: false })
                return true;
        }

        return false;
    }
}
