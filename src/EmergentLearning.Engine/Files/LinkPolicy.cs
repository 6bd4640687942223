namespace EmergentLearning.Engine.Files;

/// <summary>What becomes of a symbolic link in place of a file that is to be written.</summary>
public enum LinkPolicy
{
    /// <summary>
    /// The write is refused. The default, and what a store always does: a link that somebody has put into a folder could lead a write out
    /// of it, and a rename over the link would silently cut the tie to the file behind it.
    /// </summary>
    Refuse = 0,

    /// <summary>
    /// The file that the link leads to is written, beside which the temporary file is made; the link stays. What editors do with
    /// dotfiles that are kept elsewhere. Only for folders that nobody else can write to.
    /// </summary>
    Follow = 1,
}
