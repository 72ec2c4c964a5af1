using System.Security.Cryptography;
using System.Text;
using Publisher.Credentials.Authority;

namespace Publisher.Credentials.Tests.Authority;

public sealed class SpokenDigestTests
{
    // Worked out once by hand from the definition; these never change.
    [Theory]
    [InlineData("00000000000000000000000000000000", "baba baba baba baba baba baba")]
    [InlineData("00000000000000000000000000000001", "baba baba baba baba baba babe")]
    [InlineData("0000000000000000000000000000003c", "baba baba baba baba baba beba")]
    [InlineData("00000000000000000000000000000e10", "baba baba baba baba babe baba")]
    public void The_words_are_a_number_in_base_sixty(string first16, string words) =>
        Assert.Equal(words, string.Join(' ', SpokenDigest.Words("sha256-" + Convert.ToBase64String([.. Convert.FromHexString(first16), .. new byte[16]]))));

    [Fact]
    public void Other_digests_have_other_words()
    {
        var words = Enumerable.Range(0, 2_000).Select(i => string.Join(' ', SpokenDigest.Words(Sri.Of(SHA256.HashData(Encoding.ASCII.GetBytes($"{i}")))))).ToList();
        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        Assert.All(words, w => Assert.Matches("^([bdfgklmnprst][aeiou]){2}( ([bdfgklmnprst][aeiou]){2}){5}$", w));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sha256-")]
    [InlineData("sha256-AAAA")]
    [InlineData("sha384-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public void What_is_no_digest_has_none(string text) => Assert.Throws<FormatException>(() => SpokenDigest.Words(text));
}
