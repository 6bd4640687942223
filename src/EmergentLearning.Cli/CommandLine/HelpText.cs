using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace EmergentLearning.Cli.CommandLine;

/// <summary>Help that ends with an example.</summary>
internal static class HelpText
{
    /// <summary>Gives the root its help, in place of the one that it may have; it has two names, the same on every system.</summary>
    public static void Install(Command root, string example)
    {
        for (int i = root.Options.Count - 1; i >= 0; i--)
        {
            if (root.Options[i] is HelpOption)
                root.Options.RemoveAt(i);
        }

        // Not the library's: that looks its description up in resources, which costs a process more than reading its command line.
        root.Options.Insert(0, new Option<bool>("--help", "-h")
        {
            Description = "Show help and usage information",
            Recursive = true,
            Arity = ArgumentArity.Zero,
            Action = new ExampleAction(new HelpAction(), example),
        });
        ShowWithoutVerb(root);
    }

    /// <summary>A command that does nothing by itself shows its help, as an error: nothing was done.</summary>
    public static void ShowWithoutVerb(Command command) => command.SetAction(ShowAsError);

    /// <summary>Help on standard error, and the exit code for bad input.</summary>
    public static int ShowAsError(ParseResult parsed)
    {
        Command root = parsed.RootCommandResult.Command;
        foreach (Option option in root.Options)
        {
            if (option.Action is ExampleAction help)
                help.Write(parsed, Console.Error);
        }

        return 1;
    }

    private sealed class ExampleAction(HelpAction inner, string rootExample) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            Write(parseResult, parseResult.InvocationConfiguration.Output);
            return 0;
        }

        public void Write(ParseResult parsed, TextWriter output)
        {
            TextWriter before = parsed.InvocationConfiguration.Output;
            parsed.InvocationConfiguration.Output = output;
            inner.Invoke(parsed);
            parsed.InvocationConfiguration.Output = before;
            output.WriteLine("Example:");
            output.WriteLine($"  {(parsed.CommandResult.Command is Verb verb ? verb.Example : rootExample)}");
        }
    }
}
