using System.CommandLine;
using EmergentLearning.Cli.CommandLine;

namespace EmergentLearning.Cli.Verbs.Manual;

/// <summary>The manual page, made from the commands that the command line has: what the help tells of a verb, the page tells of all.</summary>
internal sealed class ManPage(TroffWriter page)
{
    public static void Write(TextWriter writer, Command root, string version) => new ManPage(new TroffWriter(writer)).Write(root, version);

    private void Write(Command root, string version)
    {
        page.Title("ELF", "1", $"elf {version}");
        page.Section("NAME");
        page.Paragraph($"elf - {ManTexts.Summary}");
        page.Section("SYNOPSIS");
        page.Example("elf VERB [OPTION]...");
        page.Example("elf VERB --help");
        page.Section("DESCRIPTION");
        foreach (string paragraph in ManTexts.Description)
            page.Paragraph(paragraph);
        page.Section("OPTIONS");
        WriteOptions(root);
        page.Section("COMMANDS");
        foreach (Command verb in root.Subcommands)
            WriteCommand(verb, "elf");
        WriteItems("EXIT STATUS", ManTexts.ExitCodes);
        WriteItems("ENVIRONMENT", ManTexts.Variables);
        WriteItems("FILES", ManTexts.Files);
        page.Section("SEE ALSO");
        page.Paragraph("git(1), sqlite3(1)");
    }

    private void WriteCommand(Command command, string parent)
    {
        if (command.Hidden)
            return;

        string name = $"{parent} {command.Name}";
        page.Subsection(string.Join(' ', command.Arguments.Where(static argument => !argument.Hidden).Select(ArgumentName).Prepend(name)));
        page.Paragraph(command.Description ?? "");
        foreach (Argument argument in command.Arguments.Where(static argument => !argument.Hidden))
            page.Item(argument.HelpName ?? argument.Name, null, argument.Description ?? "");
        WriteOptions(command);
        if (command is Verb verb)
            page.Example(verb.Example);
        foreach (Command child in command.Subcommands)
            WriteCommand(child, name);
    }

    private void WriteOptions(Command command)
    {
        foreach (Option option in command.Options.Where(static option => !option.Hidden))
            page.Item(string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Prepend(option.Name)), ValueName(option), option.Description ?? "");
    }

    private void WriteItems(string section, IEnumerable<(string Term, string Meaning)> items)
    {
        page.Section(section);
        foreach ((string term, string meaning) in items)
            page.Item(term, null, meaning);
    }

    private static string ArgumentName(Argument argument)
    {
        string name = argument.HelpName ?? argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static string? ValueName(Option option) =>
        option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0 ? null : option.HelpName ?? "VALUE";
}
