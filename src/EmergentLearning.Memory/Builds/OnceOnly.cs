using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmergentLearning.Engine.Contracts;
using EmergentLearning.Memory.Recording;
using EmergentLearning.Memory.Records;

namespace EmergentLearning.Memory.Builds;

/// <summary>Records what every build asks for again: the first transaction with that content makes the record, whichever process it is of.</summary>
internal static class OnceOnly
{
    public static bool Record(IWriteTransaction transaction, FailureInput input, DateTimeOffset now)
    {
        string severity = input.Severity.ToString(CultureInfo.InvariantCulture);
        if (!transaction.TryClaim(Key("failure", input.Title, input.Domain, severity, input.Tags, input.Summary)))
            return false;
        FailureRecorder.Record(transaction, input, RecordBirth.At(now));
        return true;
    }

    public static bool Record(IWriteTransaction transaction, HeuristicInput input, DateTimeOffset now)
    {
        string confidence = input.Confidence.ToString("R", CultureInfo.InvariantCulture);
        if (!transaction.TryClaim(Key("heuristic", input.Rule, input.Domain, confidence, input.Source, input.Explanation)))
            return false;
        HeuristicRecorder.Record(transaction, input, RecordBirth.At(now));
        return true;
    }

    // With the length in front of each part: no two lists of parts give one text.
    private static string Key(string kind, params string[] parts)
    {
        string text = string.Concat(parts.Select(static part => string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}")));
        return $"learning-record/{kind}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }
}
