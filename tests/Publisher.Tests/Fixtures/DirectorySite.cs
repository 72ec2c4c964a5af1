using Publisher.Authoring;
using Publisher.Credentials.Authority;

namespace Publisher.Tests.Fixtures;

/// <summary>A directory of two guilds, the harbour and the haven, of which the one recognises a badge of the other: <c>tests/sites/valid/directory</c>.</summary>
internal static class DirectorySite
{
    public const string Haven = "https://haven.example";
    public const string Word = "content/peers/harbour/endorsements/harbouraaaaaaaaa.json";

    public static SignedSite Make()
    {
        var (harbour, haven) = (Harbour.Make(), MakeHaven());
        var site = new SignedSite([]);
        site["site.config.yml"] = $"""
            title: Guilds of the Coast
            tagline: Who recognises work along the water.
            baseUrl: https://coast.example
            languages: [en, de]
            contact: hello@coast.example
            translations:
              de:
                tagline: Wer am Wasser gute Arbeit anerkennt.
            peers:
            {Entry("harbour", Harbour.Base, harbour)}
            {Entry("haven", Haven, haven)}

            """.ReplaceLineEndings("\n");
        Keep(site, "harbour", harbour);
        Keep(site, "haven", haven);
        site["content/peers/harbour/seen.json"] = Seen(Harbour.Base, "Harbour Makers", "Boats, and whoever mends them.", "GB", "current");
        site["content/peers/haven/seen.json"] = Seen(Haven, "Haven & Daughters", null, null, "stale");
        site.Write(Word, Recognise(harbour, haven));
        return site;
    }

    /// <summary>The harbour recognises the haven's Two Hands as its First Light.</summary>
    public static byte[] Recognise(SignedSite harbour, SignedSite haven, FixtureSigner? by = null)
    {
        static PinnedDocument Pin(SignedSite of, string path) => new($"{of.Content.Config.BaseUrl}/{path}", Sri.Of(of.Files["content/" + path]));
        var draft = new TreatyDraft
        {
            Id = Word.Split('/')[^1][..^".json".Length],
            Of = "Two Hands",
            Recognised = Pin(haven, "badges/two-hands/1.0/achievement.json"),
            CountsAs = Pin(harbour, "badges/first-light/1.0/achievement.json"),
            Authority = Pin(harbour, "authority/1.json"),
            Terms = new("First Light", "1.0", new(5, 4), null),
            ValidFrom = Harbour.Agreed,
            ValidUntil = new(2027, 12, 31, 23, 59, 59, TimeSpan.Zero),
        };
        return SignedText.Sign(TreatyWriter.Write(harbour.Content.Config, draft), Harbour.Agreed, harbour.Content.Config.IssuerDid, by ?? SignedSite.Ada);
    }

    public static SignedSite MakeHaven()
    {
        var haven = SignedSite.Minimal();
        haven.Edit("site.config.yml", "https://minimal.example", Haven);
        haven.Edit("site.config.yml", "Minimal Guild", "Haven & Daughters");
        haven.SignAll();
        return haven;
    }

    private static string Entry(string name, string url, SignedSite guild) => $"  - name: {name}\n    url: {url}\n    pin: {Sri.Of(guild.Files["content/authority/1.json"])}";

    private static void Keep(SignedSite site, string name, SignedSite guild)
    {
        foreach (var (path, bytes) in guild.Files.Where(f => Harbour.IsKept(f.Key)))
        {
            site.Write($"content/peers/{name}/{path["content/".Length..]}", bytes);
        }
    }

    private static string Seen(string url, string name, string? description, string? country, string standing) => $$"""
        {
          "format": 1,
          "base": "{{url}}",
          "issuer": "did:web:{{url["https://".Length..]}}",
          "name": "{{name}}",
        {{(description is null ? "" : $"  \"description\": \"{description}\",\n")}}{{(country is null ? "" : $"  \"country\": \"{country}\",\n")}}  "seen": "2026-11-20T10:00:00Z",
          "standing": "{{standing}}",
          "authority": { "version": 1 },
          "counts": { "badges": 2, "awards": 2, "valid": 2 },
          "setAside": []
        }

        """.ReplaceLineEndings("\n");
}
