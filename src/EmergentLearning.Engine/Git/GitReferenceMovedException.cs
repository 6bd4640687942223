using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Git;

/// <summary>Somebody else moved the reference since its head was read. Nothing was lost: read the head and commit again.</summary>
public sealed class GitReferenceMovedException : StoreException
{
    /// <summary>Creates the exception.</summary>
    public GitReferenceMovedException(string message)
        : base(StoreFault.Git, message)
    {
    }
}
