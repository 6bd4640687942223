using CsCheck;
using EmergentLearning.Memory.Builds;

namespace EmergentLearning.Memory.Tests.Builds;

public sealed class BuildFingerprintTests
{
    private static readonly Gen<string> Messages = Gen.OneOf(
        "'", "\"", "`", "a", "don't", " ", "\n", "/", "\\", "x/y", "1", "0x1f", "8d3c2b1a-0000-1111-2222-333344445555", "*", "#", "é", "‘", "’", "“", "”")
        .Array[0, 12].Select(string.Concat);

    private static readonly Gen<BuildError> Errors =
        from code in Gen.OneOf("CS0103", "CS1002", "MSB3073", "")
        from file in Gen.OneOf("A.cs", "src/B.cs", "")
        from place in Gen.Select(Gen.Int[0, 500], Gen.Int[0, 200])
        from message in Messages
        select new BuildError { Code = code, File = file, Line = place.Item1, Column = place.Item2, Message = message };

    [Fact]
    public void The_order_of_errors_does_not_matter() => Errors.Array[1, 80].Sample(errors =>
        Fingerprint(errors) == Fingerprint([.. errors.Reverse()]) && Fingerprint(errors) == Fingerprint([.. errors.Order(Comparer<BuildError>.Create(
            static (a, b) => string.CompareOrdinal(a.Message, b.Message)))]));

    [Fact]
    public void Lines_and_columns_do_not_matter() => Gen.Select(Errors.Array[1, 80], Gen.Int[1, 1000]).Sample((errors, shift) =>
        Fingerprint(errors) == Fingerprint([.. errors.Select((error, i) => error with { Line = error.Line + (shift * (i % 3)), Column = i })]));

    [Fact]
    public void An_error_said_twice_does_not_matter() => Errors.Array[1, 40].Sample(errors => Fingerprint(errors) == Fingerprint([.. errors, .. errors]));

    [Fact]
    public void Normalizing_again_changes_nothing() => Messages.Sample(
        message => BuildFingerprint.Normalize(BuildFingerprint.Normalize(message)) == BuildFingerprint.Normalize(message), iter: 100_000);

    [Theory]
    [InlineData("The name 'foo' does not exist", "The name 'bar' does not exist")]
    [InlineData("Expected: 1\n  Actual: 2", "Expected: 7\nActual: 12")]
    [InlineData("cannot read /tmp/a1/x.txt", "cannot read C:\\temp\\y.txt")]
    [InlineData("id 8d3c2b1a-0000-1111-2222-333344445555 at 0x1F", "id 00000000-0000-1111-2222-333344445555 at 0x22")]
    [InlineData("\u201cfoo\u201d took 1.5 s", "\u201cbar\u201d took 12,25 s")]
    public void What_varies_in_a_message_does_not_count(string one, string other) =>
        Assert.Equal(BuildFingerprint.Normalize(one), BuildFingerprint.Normalize(other));

    [Theory]
    [InlineData("The name 'foo' does not exist", "The type 'foo' does not exist")]
    [InlineData("It can't be and won't be read", "It can't be and won't be written")]
    public void What_does_not_vary_counts(string one, string other) =>
        Assert.NotEqual(BuildFingerprint.Normalize(one), BuildFingerprint.Normalize(other));

    [Fact]
    public void Code_file_framework_and_each_error_count()
    {
        BuildError error = new() { Code = "CS0103", File = "A.cs", Message = "m" };
        string[] all =
        [
            Fingerprint([error]),
            Fingerprint([error with { Code = "CS0104" }]),
            Fingerprint([error with { File = "B.cs" }]),
            Fingerprint([error, error with { File = "B.cs" }]),
            BuildFingerprint.Compute("net10.0", [error]),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.All(all, fingerprint => Assert.Matches("^[0-9a-f]{16}$", fingerprint));
    }

    /// <summary>As it is stored: redacted, and of too many errors only those that count.</summary>
    private static string Fingerprint(IReadOnlyList<BuildError> errors) =>
        new BuildFailureInput { Run = new BuildRun { Project = "App" }, Errors = errors }.Validate().Fingerprint;
}
