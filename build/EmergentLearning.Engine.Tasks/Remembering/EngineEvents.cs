using System.Reflection;
using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>
/// Attaches to the errors of a running build from inside it. MSBuild has no public way for that: what a logger is given by a switch, a
/// property cannot ask for. So two of its internal members are looked up by name; where they are not (another version, a task that runs in
/// a process of its own), nothing is attached and the caller falls back on the compiler's log. What is attached is MSBuild's own forwarding
/// logger, restricted to errors, so that no task begins to write messages that nobody else wanted.
/// </summary>
internal static class EngineEvents
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const string Wanted = "ERROREVENT;CUSTOMEVENT";

    /// <summary>Which project of the build a task belongs to; <see langword="null"/> where that cannot be told.</summary>
    public static BuildEventContext? ContextOf(IBuildEngine engine) =>
        Property(LoggingContextOf(engine), "BuildEventContext") as BuildEventContext;

    /// <summary>Has every error of this node from now on handed on.</summary>
    /// <returns>Whether it worked.</returns>
    public static bool TryListen(IBuildEngine engine, IEventRedirector receiver)
    {
        if (Property(LoggingContextOf(engine), "LoggingService") is not { } service)
            return false;

        Type? logger = service.GetType().Assembly.GetType("Microsoft.Build.Logging.ConfigurableForwardingLogger");
        MethodInfo? register = service.GetType().GetInterfaces()
            .FirstOrDefault(type => type.Name == "ILoggingService")?.GetMethod("RegisterLogger", [typeof(ILogger)]);
        if (logger is null || register is null || Create(logger) is not IForwardingLogger forwarding)
            return false;

        forwarding.BuildEventRedirector = receiver;
        forwarding.Parameters = Wanted;
        forwarding.Verbosity = LoggerVerbosity.Quiet;
        return Register(register, service, forwarding);
    }

    private static object? Create(Type type) => type.GetConstructor(Type.EmptyTypes)?.Invoke(null);

    private static bool Register(MethodInfo register, object service, ILogger logger)
    {
        try
        {
            return register.Invoke(service, [logger]) is true;
        }
        catch (TargetInvocationException)
        {
            return false;
        }
    }

    private static object? LoggingContextOf(IBuildEngine engine)
    {
        for (Type? type = engine.GetType(); type is not null; type = type.BaseType)
        {
            FieldInfo? field = type.GetFields(Members | BindingFlags.DeclaredOnly).FirstOrDefault(field => field.FieldType.Name == "TaskLoggingContext");
            if (field is not null)
                return field.GetValue(engine);
        }

        return null;
    }

    /// <summary>The most derived property of that name.</summary>
    private static object? Property(object? owner, string name)
    {
        for (Type? type = owner?.GetType(); type is not null; type = type.BaseType)
        {
            PropertyInfo? property = type.GetProperty(name, Members | BindingFlags.DeclaredOnly);
            if (property?.GetMethod is not null)
                return property.GetValue(owner);
        }

        return null;
    }
}
