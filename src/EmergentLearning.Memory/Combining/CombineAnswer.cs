using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;

namespace EmergentLearning.Memory.Combining;

/// <summary>The receipt of a record that another process made, as bytes.</summary>
internal static class CombineAnswer
{
    public static byte[] Encode(RecordReceipt receipt)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(receipt.Id);
        writer.Write(receipt.Uid);
        writer.Write(receipt.Path);
        writer.Write((int)receipt.Level);
        Write(writer, receipt.Commit);
        Write(writer, receipt.Problem);
        Write(writer, receipt.Notice);
        return bytes.ToArray();
    }

    /// <summary>The receipt; <see langword="null"/> for what is none.</summary>
    public static RecordReceipt? Decode(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            (long id, string uid, string path) = (reader.ReadInt64(), reader.ReadString(), reader.ReadString());
            var level = (Acknowledgement)reader.ReadInt32();
            return new RecordReceipt(id, uid, path, Read(reader), level, Read(reader)) { Notice = Read(reader) };
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return null;
        }
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? "");
    }

    private static string? Read(BinaryReader reader)
    {
        bool isThere = reader.ReadBoolean();
        string text = reader.ReadString();
        return isThere ? text : null;
    }
}
