using System.Text;

namespace EmergentLearning.Engine.Generated.Tests.Types;

/// <summary>Bytes, or text by its UTF-8, compared byte by byte.</summary>
internal readonly record struct Octets(byte[] Bytes) : IComparable
{
    public static Octets Of(string text) => new(Encoding.UTF8.GetBytes(text));

    public int CompareTo(object? obj) => obj is Octets other ? Bytes.AsSpan().SequenceCompareTo(other.Bytes) : 1;
}
