using System.Reflection.Metadata;

namespace EmergentLearning.Engine.Authoring;

/// <summary>An attribute whose arguments are a text and, where the compiler filled them in, a file and a line.</summary>
internal sealed record AttributeText(string Value, SourcePlace Place)
{
    // ECMA-335 II.23.3: a prolog, the constructor's arguments one after the other, the number of named ones (16 bits), those.
    private const int PrologLength = sizeof(ushort);
    private const int NamedCountLength = sizeof(ushort);

    public static AttributeText? Read(BlobReader blob)
    {
        blob.Offset = PrologLength;
        if (blob.ReadSerializedString() is not { } value)
            return null;
        if (blob.RemainingBytes <= NamedCountLength)
            return new AttributeText(value, new SourcePlace(""));

        string file = blob.ReadSerializedString() ?? "";
        return new AttributeText(value, new SourcePlace(file, blob.ReadInt32()));
    }
}
