namespace EmergentLearning.Cli.Verbs.Completion;

/// <summary>
/// The scripts. Each asks <c>elf</c> itself, by the <c>[suggest:N]</c> directive of System.CommandLine, with the line behind the command and where the
/// cursor is in it; so no script has to be made anew when a verb gets an option.
/// </summary>
internal static class ShellScripts
{
    private const string Bash = """
        _elf_complete() {
            local line="${COMP_LINE#* }"
            local point=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
            [ "$point" -ge 0 ] || point=0
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$point]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _elf_complete elf

        """;

    private const string Zsh = """
        _elf() {
            local line="${BUFFER#* }"
            local point=$((CURSOR - ${#BUFFER} + ${#line}))
            (( point >= 0 )) || point=0
            local -a found
            found=(${(f)"$(elf "[suggest:$point]" "$line" 2>/dev/null)"})
            compadd -a found
        }
        compdef _elf elf

        """;

    private const string Fish = """
        function __elf_complete
            set -l line (string replace -r '^\s*\S+\s?' '' -- (commandline -cp))
            elf "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c elf -a '(__elf_complete)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName elf -ScriptBlock {
            param($word, $tree, $cursor)
            $line = "$tree".PadRight($cursor) -replace '^\s*\S+\s?', ''
            elf "[suggest:$($line.Length)]" $line 2>$null | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => PowerShell,
    };
}
