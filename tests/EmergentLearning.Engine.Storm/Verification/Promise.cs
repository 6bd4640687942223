using System.Globalization;
using EmergentLearning.Engine.Contracts;

namespace EmergentLearning.Engine.Storm.Verification;

/// <summary>An acknowledgement that some writer got: the store has promised this.</summary>
/// <param name="Token">The record's token.</param>
/// <param name="Id">Its key.</param>
/// <param name="Level">How far it had come.</param>
internal sealed record Promise(string Token, long Id, Acknowledgement Level)
{
    /// <summary>One of a line that <see cref="ToString"/> made, or that a writer sent.</summary>
    public static Promise Parse(string line)
    {
        string[] parts = line.Split(' ');
        return new Promise(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), Enum.Parse<Acknowledgement>(parts[2]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Token} {Id} {Level}");
}
