using System.Security.Cryptography;
using System.Text;
using CsCheck;
using EmergentLearning.Engine.Files;

namespace EmergentLearning.Engine.Tests.Files;

public sealed class ShortSha256Tests
{
    /// <summary>The examples of FIPS 180-4: nothing, one block, two blocks.</summary>
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void The_examples_of_the_standard_come_out(string text, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(ShortSha256.HashData(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Each_length_around_the_ends_of_blocks_gives_what_the_framework_gives()
    {
        for (int length = 0; length <= 260; length++)
        {
            byte[] content = [.. Enumerable.Range(0, length).Select(static i => (byte)(i * 7))];
            Assert.Equal(SHA256.HashData(content), ShortSha256.HashData(content));
        }
    }

    [Fact]
    public void Any_content_gives_what_the_framework_gives() =>
        Gen.Byte.Array[0, 70_000].Sample(static content => ShortSha256.HashData(content).AsSpan().SequenceEqual(SHA256.HashData(content)), iter: 200);

    [Fact]
    public void A_content_has_one_name_on_either_side_of_the_limit()
    {
        foreach (int length in new[] { 64 * 1024, (64 * 1024) + 1 })
        {
            byte[] content = new byte[length];
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), FileContent.Hash(content));
        }
    }
}
