using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Kinds;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Combining;

/// <summary>A record that is handed over: checked by who wants it, and named, so that it is made once whoever makes it.</summary>
/// <param name="Draft">The record.</param>
/// <param name="Birth">When it was asked for, and what it is called.</param>
internal sealed record CombineRequest(RecordDraft Draft, RecordBirth Birth)
{
    // To be raised whenever the message changes. What becomes of a record is no part of it: each side checks the record as it would its own.
    private const int Version = 1;

    /// <summary>The days in names and in files are those of the place.</summary>
    private static string Zone => Environment.GetEnvironmentVariable("TZ") ?? "";

    /// <summary>As bytes.</summary>
    public byte[] Encode()
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Version);
        writer.Write(Zone);
        writer.Write(Draft.Kind.Name);
        writer.Write(Birth.Now.UtcTicks);
        writer.Write(Birth.Uid);
        string[] names = [.. Draft.Values.Names];
        writer.Write(names.Length);
        foreach (string name in names)
        {
            writer.Write(name);
            writer.Write(Draft.Values[name]);
        }

        return bytes.ToArray();
    }

    /// <summary>What the bytes ask for; <see langword="null"/> for what this process would not record as its sender would.</summary>
    public static CombineRequest? Decode(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            return reader.ReadInt32() == Version && reader.ReadString() == Zone && RecordKinds.Find(reader.ReadString()) is { } kind
                ? Read(reader, kind)
                : null;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or StoreException)
        {
            return null;
        }
    }

    private static CombineRequest? Read(BinaryReader reader, RecordKind kind)
    {
        var birth = new RecordBirth(new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero), Guid.Parse(reader.ReadString()).ToString());
        RecordValues sent = RecordValues.Empty;
        for (int left = reader.ReadInt32(); left > 0; left--)
            sent = sent.With(reader.ReadString(), reader.ReadString());

        // Checked here as it was there: what comes of it must be what was sent.
        RecordDraft draft = RecordDraft.Create(kind, sent.Names
            .Where(name => kind.FindField(name) is not { IsGiven: false })
            .Select(name => KeyValuePair.Create(name, sent[name])));
        return draft.Values.Equals(sent) ? new CombineRequest(draft, birth) : null;
    }
}
