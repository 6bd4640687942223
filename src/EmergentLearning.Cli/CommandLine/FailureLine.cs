using EmergentLearning.Cli.Output;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>Turns a failure into one line on standard error and an exit code.</summary>
internal static class FailureLine
{
    private const int Interrupted = 130;
    private const int Unexpected = 99;

    public static int Report(Exception exception)
    {
        (int code, string message) = Describe(exception);
        ErrorLine.Write(message);
        if (Environment.GetEnvironmentVariable("ELF_DEBUG") == "1")
            Console.Error.WriteLine(exception.ToString());
        return code;
    }

    private static (int Code, string Message) Describe(Exception exception) => exception switch
    {
        StoreException store => ((int)store.Fault, store.Message),
        OperationCanceledException => (Interrupted, "Interrupted. What was acknowledged is kept; run the command again for the rest."),
        IOException or UnauthorizedAccessException => (
            (int)StoreFault.FileSystem,
            $"{exception.Message.TrimEnd('.')}. Check the path, the disk's space and the permissions. "
            + "What was recorded before stays recorded."),
        _ => (Unexpected, $"Unexpected {exception.GetType().Name}: {exception.Message} Run again with ELF_DEBUG=1 for the details."),
    };
}
