using Microsoft.Build.Framework;

namespace EmergentLearning.Engine.Tasks.Remembering;

/// <summary>Begins to listen to the errors of this build, so that they can be remembered if it fails. Starts no process.</summary>
public sealed class ElfListenTask : Microsoft.Build.Utilities.Task
{
    /// <summary>Whether they can be listened to. Otherwise the compiler's log has to say what went wrong.</summary>
    [Output]
    public bool IsListening { get; set; }

    /// <inheritdoc />
    public override bool Execute()
    {
        IsListening = ErrorListener.Attach(BuildEngine) is not null;
        if (!IsListening)
            Log.LogMessage(MessageImportance.Low, "The errors of this build cannot be listened to here. Those of the compiler are read from its log.");
        return true;
    }
}
