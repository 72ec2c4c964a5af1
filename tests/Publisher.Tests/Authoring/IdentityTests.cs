using System.Security.Cryptography;
using System.Text;
using Publisher.Authoring;
using Publisher.Content;

namespace Publisher.Tests.Authoring;

public sealed class IdentityTests
{
    [Fact]
    public void An_address_is_hashed_as_the_specification_shows()
    {
        // Open Badges 3.0 §B.6.1: "a@example.com" with the salt "Kosher".
        var identity = WithheldIdentity.OfEmail(" A@Example.com ", "Kosher");
        Assert.Equal("sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399", identity.IdentityHash);
        Assert.Equal("ext:withheldSaltEmail", identity.IdentityType);
    }

    [Fact]
    public void A_name_is_hashed_composed_and_with_single_spaces()
    {
        var expected = "sha256$" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("Łukasz Żółćsalt")));
        Assert.Equal(expected, WithheldIdentity.OfName("  Łukasz \t Z\u0307o\u0301łc\u0301 ", "salt").IdentityHash);
    }

    [Fact]
    public void A_holder_link_can_be_read_back()
    {
        var link = new HolderLink("AAECAwQFBgcICQoLDA0ODw", "ana@example.org", "山田");
        var address = link.ToAddress("https://badges.example.org", "abcdefghijklmnop");
        const string Start = "https://badges.example.org/awards/abcdefghijklmnop/#h=";
        Assert.StartsWith(Start, address, StringComparison.Ordinal);
        Assert.Equal(link, HolderLink.Decode(address[Start.Length..]));
        Assert.Equal(
            "{\"email\":\"ana@example.org\",\"name\":\"山田\",\"salt\":\"AAECAwQFBgcICQoLDA0ODw\"}",
            Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(address.AsSpan(Start.Length))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!")]
    [InlineData("e30")]
    [InlineData("W10")]
    [InlineData("eyJzYWx0IjoxfQ")]
    public void Anything_else_is_no_holder_link(string fragment) => Assert.Null(HolderLink.Decode(fragment));

    [Fact]
    public void Ids_have_the_stated_form()
    {
        Assert.Equal("aaaaaaaaaaaaaaaa", RandomIds.AwardId(new byte[10]));
        Assert.Equal("7777777777777777", RandomIds.AwardId([.. Enumerable.Repeat((byte)0xff, 10)]));
        // RFC 4648 §10: BASE32("foobar") is MZXW6YTBOI.
        Assert.StartsWith("mzxw6ytboi", RandomIds.AwardId("foobar\0\0\0\0"u8), StringComparison.Ordinal);
        Assert.Equal("urn:uuid:00000000-0000-4000-8000-000000000000", RandomIds.UrnUuid(new byte[16]));
        Assert.Equal("AAAAAAAAAAAAAAAAAAAAAA", RandomIds.Salt(new byte[16]));
    }

    [Theory]
    [InlineData("Łukasz Żółć", "lukasz-zolc")]
    [InlineData("Søren Ærø", "soren-aero")]
    [InlineData("Straße", "strasse")]
    [InlineData("Þór Đỗ", "thor-do")]
    [InlineData("Işıl", "isil")]
    [InlineData("L'Atelier d’Ana", "latelier-dana")]
    [InlineData("  C++ & Rust 101! ", "c-rust-101")]
    [InlineData("ＡＢＣ", "abc")]
    public void A_name_becomes_a_slug(string name, string slug) => Assert.Equal(slug, SlugSuggestion.For(name));

    [Theory]
    [InlineData("山田")]
    [InlineData("Ана")]
    [InlineData("Ana Петрова")]
    [InlineData("!!!")]
    [InlineData("")]
    public void A_name_that_ascii_cannot_write_has_no_suggestion(string name) => Assert.Null(SlugSuggestion.For(name));

    [Fact]
    public void A_long_name_becomes_a_slug_of_64()
    {
        var slug = SlugSuggestion.For(new string('a', 63) + " " + new string('b', 40));
        Assert.Equal(new string('a', 63), slug);
    }

    [Theory]
    [InlineData("write to ana@example.org please", "ana@example.org")]
    [InlineData("<ana.b+c@mail.example.org>", "ana.b+c@mail.example.org")]
    [InlineData("follow @ana@social.example", null)]
    [InlineData("https://social.example/@ana@tooting.example", null)]
    [InlineData("3 @ 4 is nothing", null)]
    [InlineData("user@localhost", null)]
    public void An_address_in_a_text_is_found(string text, string? found) => Assert.Equal(found, AuthoredText.FindEmail(text));

    [Fact]
    public void Invisible_characters_and_addresses_are_not_signed()
    {
        Assert.Null(AuthoredText.Problem("Plain words,\nand ¡more!"));
        Assert.Contains("U+202E", AuthoredText.Problem("Ali\u202ece"), StringComparison.Ordinal);
        Assert.Contains("ana@example.org", AuthoredText.Problem("ana@example.org"), StringComparison.Ordinal);
        Assert.Equal("Ż\nb", AuthoredText.Clean(" Z\u0307\r\nb\n"));
    }

    [Fact]
    public void Evidence_files_get_plain_names_that_do_not_collide()
    {
        Assert.Equal("zdjecie-1.jpg", EvidenceFiles.Name("Zdjęcie 1.JPG", new HashSet<string>()));
        Assert.Equal("evidence-2.pdf", EvidenceFiles.Name("山田.pdf", new HashSet<string> { "evidence.pdf" }));
        Assert.Equal("image/jpeg", EvidenceKinds.MediaType("a.JPEG"));
        Assert.Null(EvidenceKinds.MediaType("page.html"));
        Assert.Null(EvidenceKinds.MediaType("none"));
    }
}
