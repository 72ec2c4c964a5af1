using Publisher.Authoring;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Policies;

namespace Publisher.Tests.Authoring;

public sealed class StableIdTests
{
    [Theory]
    [InlineData("urn:uuid:3f1c6f0e-6d0b-4a52-9b7e-5a8d2c41e001", true)]
    [InlineData("urn:uuid:3F1C6F0E-6d0b-4a52-9b7e-5a8d2c41e001", false)]
    [InlineData("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", true)]
    [InlineData("did:key:z1", false)]
    [InlineData("did:web:people.example:ana", true)]
    [InlineData("did:web:People.example:ana", false)]
    [InlineData("https://people.example/@ana", true)]
    [InlineData("https://people.example:8443/ana", true)]
    [InlineData("https://people.example:443/ana", false)]
    [InlineData("https://People.example/ana", false)]
    [InlineData("https://people.example/a/../ana", false)]
    [InlineData("https://people.example", false)]
    [InlineData("http://people.example/ana", false)]
    public void An_id_has_one_spelling(string id, bool taken) => Assert.Equal(taken, StableId.IsValid(id));

    [Theory]
    [InlineData(" Ana@Example.ORG\u3000", "ana@example.org")]
    [InlineData("\u0130zel@example.org", "\u0130zel@example.org")]
    [InlineData("\u03a3\u03a3@example.org", "\u03a3\u03a3@example.org")]
    public void Only_A_to_Z_of_an_address_change_case(string typed, string hashed) => Assert.Equal(hashed, HolderHash.NormalEmail(typed));

    [Theory]
    [InlineData("  \u0141ukasz\u00a0 \u017b\u00f3\u0142\u0107 ", "\u0141ukasz \u017b\u00f3\u0142\u0107")]
    [InlineData("\u5c71\u7530\u3000\u82b1\u5b50", "\u5c71\u7530 \u82b1\u5b50")]
    [InlineData("A\ufeffB", "A\ufeffB")]
    public void A_name_has_single_spaces_and_keeps_its_case(string typed, string hashed) => Assert.Equal(hashed, HolderHash.NormalName(typed));

    [Fact]
    public void Hostile_text_is_searched_for_addresses_to_its_end()
    {
        Assert.Empty(PersonalData.EmailsIn("@ " + new string('\u00b2', 300_000)));
        Assert.Equal(1000, PersonalData.EmailsIn(string.Concat(Enumerable.Repeat("a@b.cc ", 1000))).Count());
    }
}
