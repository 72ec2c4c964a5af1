using Publisher.Sites;

namespace Publisher.Tests.Sites;

public sealed class PageLinksTests
{
    [Theory]
    [InlineData("", "", "./")]
    [InlineData("", "badges/", "badges/")]
    [InlineData("badges/", "", "../")]
    [InlineData("badges/", "badges/", "../badges/")]
    [InlineData("awards/x/", "credentials/x.json", "../../credentials/x.json")]
    [InlineData("verify/help/", "assets/site.abc.css", "../../assets/site.abc.css")]
    [InlineData("awards/x/", "evidence/x/a b#c?d%e.pdf", "../../evidence/x/a%20b%23c%3Fd%25e.pdf")]
    [InlineData("", "evidence/x/notes – 山.pdf", "evidence/x/notes%20%E2%80%93%20%E5%B1%B1.pdf")]
    [InlineData("", "evidence/x/a:b", "evidence/x/a%3Ab")]
    public void Links_are_relative_and_encoded(string from, string to, string expected) => Assert.Equal(expected, PageLinks.From(from).To(to));

    [Theory]
    [InlineData("https://a.example", "badges/", "/badges/")]
    [InlineData("https://a.example/guild", "badges/", "/guild/badges/")]
    [InlineData("https://a.example/guild", "", "/guild/")]
    public void A_page_served_anywhere_links_from_the_hosts_root(string baseUrl, string to, string expected) =>
        Assert.Equal(expected, PageLinks.FromAnywhere(baseUrl).To(to));

    [Theory]
    [InlineData("awards/2026/a.PDF", "application/pdf")]
    [InlineData("a.svg", "image/svg+xml")]
    [InlineData("noextension", "application/octet-stream")]
    [InlineData("dir.d/noextension", "application/octet-stream")]
    [InlineData("page.html", "application/octet-stream")]
    public void Media_types_come_from_the_extension_and_the_unknown_is_never_run(string path, string expected) => Assert.Equal(expected, MediaTypes.Of(path));
}
