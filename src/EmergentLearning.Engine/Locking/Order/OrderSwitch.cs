using System.Diagnostics.CodeAnalysis;

namespace EmergentLearning.Engine.Locking.Order;

/// <summary>
/// Whether the order of locks is learned and checked at run time. Read once, so that code that asks is compiled away when it is off; a
/// trimmed program drops it altogether (<c>RuntimeHostConfigurationOption</c> with <c>Trim="true"</c>).
/// </summary>
internal static class OrderSwitch
{
    /// <summary>The switch of <see cref="AppContext"/>.</summary>
    public const string Name = "EmergentLearning.Engine.LockOrderChecks";

    /// <summary><c>throw</c> or <c>log</c> switches the checks on, <c>off</c> off; without a value the switch decides.</summary>
    public const string Variable = "ELF_LOCK_ORDER";

    private const string Throw = "throw";
    private const string Log = "log";
    private const string Off = "off";

    private static readonly string? Wish = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Default: off. The declared order of a <see cref="FileLock"/> is kept either way.</summary>
    [FeatureSwitchDefinition(Name)]
    public static bool IsOn { get; } = Decide(
        Wish, AppContext.TryGetSwitch(Name, out bool isOn) ? isOn : null, LockEdgeLog.Folder is not null);

    /// <summary>Whether what is found is thrown; else it is logged and counted, and the program goes on.</summary>
    public static bool Throws { get; } = Wish == Throw;

    /// <summary>The rule, without its sources.</summary>
    /// <exception cref="InvalidOperationException">The wish is none that exists.</exception>
    internal static bool Decide(string? wish, bool? contextSwitch, bool writesEdges) => wish switch
    {
        null or "" => contextSwitch ?? writesEdges,
        Off => false,
        Throw or Log => true,
        _ => throw new InvalidOperationException($"{Variable} is '{wish}'. It may be '{Throw}', '{Log}' or '{Off}'."),
    };
}
