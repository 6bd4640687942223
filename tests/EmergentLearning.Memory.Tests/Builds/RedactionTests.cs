using CsCheck;
using EmergentLearning.Memory.Builds;

namespace EmergentLearning.Memory.Tests.Builds;

public sealed class RedactionTests
{
    private const string Root = "/repo/my app";
    private const string Home = "/home/ann";

    private static readonly Redaction Redaction = new(Root, Home);

    // Pieces that meet: whatever is cut out may bring together what was apart.
    private static readonly Gen<string> Texts = Gen.OneOf(
        "/", "\\", " ", "'", "\"", "=", ":", "-", "--", "~", ".", "\n", "x", "1", "é", "/repo", "my app", Root, Home, "/home/", "ann", "C:\\Users\\bob",
        "Password", "token", "https://", "u:p@", "bearer ", "ghp_", "abcdefgh12345678", "eyJhbGciOi.eyJzdWIiOi.x", "[redacted]",
        "-----BEGIN PRIVATE KEY-----").Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData("Password=hunter2;Server=db", "Password=[redacted];Server=db")]
    [InlineData("pwd = 'a b c' was refused", "pwd = [redacted] was refused")]
    [InlineData("{\"api_key\": \"a,b\"}", "{\"api_key\": [redacted]}")]
    [InlineData("AccountKey=abc+/=;x", "AccountKey=[redacted];x")]
    [InlineData("nuget push --token abc123 -s x", "nuget push --token [redacted] -s x")]
    [InlineData("https://ann:s3cret@feed.test/v3", "https://[redacted]@feed.test/v3")]
    [InlineData("?sv=1&sig=aGVsbG8%3D&x=1", "?sv=1&sig=[redacted]&x=1")]
    [InlineData("Authorization: Bearer abcdefgh12345678", "Authorization: Bearer [redacted]")]
    [InlineData("key ghp_abcdefghijklmnop1234 refused", "key [redacted] refused")]
    [InlineData("AKIAABCDEFGHIJKLMNOP", "[redacted]")]
    [InlineData("eyJhbGciOiJI.eyJzdWIiOiIx.c2ln", "[redacted]")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY----- end", "[redacted] end")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nabc", "[redacted]")]
    public void A_secret_is_taken_out(string text, string expected) => Assert.Equal(expected, Redaction.Apply(text));

    [Theory]
    [InlineData("error in /repo/my app/src/A.cs(1,2)", "error in src/A.cs(1,2)")]
    [InlineData("/repo/my app", ".")]
    [InlineData("\\repo\\my app\\src\\A.cs", "src\\A.cs")]
    [InlineData("'/home/ann/.nuget/x.dll'", "'~/.nuget/x.dll'")]
    [InlineData("/home/bob/x and C:\\Users\\Cy\\y", "~/x and ~\\y")]
    public void Where_things_lie_on_this_machine_is_taken_out(string text, string expected) => Assert.Equal(expected, Redaction.Apply(text));

    [Theory]
    [InlineData("/repo/my apple/src/A.cs")]
    [InlineData("/other/repo/my app/A.cs")]
    [InlineData("The token '}' is not expected; a secret agent has no password.")]
    [InlineData("The type or namespace name 'TokenSource' could not be found")]
    [InlineData("/usr/share/dotnet/sdk/10.0.401/x.targets")]
    public void What_is_none_stays(string text) => Assert.Equal(text, Redaction.Apply(text));

    // Better one default too many than one secret too few.
    [Fact]
    public void What_is_only_called_a_token_is_taken_out_too() =>
        Assert.Equal("CancellationToken cancellationToken = [redacted]", Redaction.Apply("CancellationToken cancellationToken = default"));

    [Fact]
    public void A_second_run_changes_nothing() =>
        Texts.Sample(text => Redaction.Apply(Redaction.Apply(text)) == Redaction.Apply(text), iter: 100_000);

    [Fact]
    public void A_secret_behind_any_text_is_taken_out() => Texts.Sample(
        text => !Redaction.Apply($"{text} Password=hunter2hunter2 {text}").Contains("hunter2", StringComparison.Ordinal), iter: 5_000);

    [Fact]
    public void Without_folders_nothing_but_secrets_is_taken_out() => Assert.Equal("/repo/x pwd=[redacted]", new Redaction("", "/").Apply("/repo/x pwd=1"));
}
