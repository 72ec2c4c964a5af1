using System.Text.Json;
using Publisher.Credentials.JsonLd;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.JsonLd;

/// <summary>Our tables say, term by term, what the official contexts say.</summary>
public sealed class ContextTableTests
{
    private const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/";

    [Theory]
    [InlineData("https://www.w3.org/ns/credentials/v2", "w3c-contexts/contexts/credentials/v2")]
    [InlineData("https://www.w3.org/2018/credentials/v1", "w3c-contexts/contexts/credentials/v1")]
    [InlineData(OpenBadges + "context-3.0.2.json", Bundled + "ob-v3p0-3.0.2.json")]
    [InlineData(OpenBadges + "context-3.0.1.json", Bundled + "ob-v3p0-3.0.1.json")]
    [InlineData(OpenBadges + "context-3.0.0.json", Bundled + "ob-v3p0.json")]
    [InlineData(OpenBadges + "context.json", Bundled + "ob-v3p0.json")]
    [InlineData(OpenBadges + "extensions.json", Bundled + "ob-v3p0-extensions.json")]
    [InlineData("https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", Bundled + "clr-v2p0-2.0.1.json")]
    public void A_table_equals_the_official_context(string address, string file) =>
        Assert.Equal(Official(file), ContextSet.Tables[address].Describe());

    // The bundled copy has two terms more than the specification's own context: jti and endorsementJwt. Ours has them not.
    [Fact]
    public void The_table_of_Open_Badges_3_0_3_equals_the_official_context_without_two_terms_that_drifted_in()
    {
        string[] drift = ["endorsementJwt", "jti"];
        var official = Official(Bundled + "ob-v3p0-3.0.3.json").ToArray();
        Assert.Equal(2, official.Count(line => drift.Contains(line.Split(' ')[0])));
        Assert.Equal(official.Where(line => !drift.Contains(line.Split(' ')[0])), ContextSet.Tables[OpenBadges + "context-3.0.3.json"].Describe());
    }

    [Fact]
    public void Every_table_is_compared_here()
    {
        Assert.Equal(9, ContextSet.Tables.Count);
        Assert.DoesNotContain('\r', ContextSet.TablesText);
    }

    [Theory]
    [InlineData("""["https://www.w3.org/ns/credentials/v2"]""", true, true)]
    [InlineData("""["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]""", true, true)]
    [InlineData("""["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json","https://www.w3.org/ns/credentials/v2"]""", false, false)]
    [InlineData("""["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"]""", false, true)]
    [InlineData("""["https://www.w3.org/2018/credentials/v1","https://purl.imsglobal.org/spec/ob/v3p0/context.json","https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"]""", false, true)]
    [InlineData("""["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]""", false, true)]
    [InlineData("""["https://www.w3.org/ns/credentials/v2",{"name":"https://schema.org/x"}]""", false, false)]
    [InlineData("""["https://www.w3.org/ns/credentials/v2","https://www.w3.org/ns/credentials/v2"]""", false, false)]
    [InlineData("\"https://www.w3.org/ns/credentials/v2\"", false, false)]
    [InlineData("""["https://www.w3.org/ns/credentials/v2/"]""", false, false)]
    [InlineData("[]", false, false)]
    [InlineData("null", false, false)]
    public void A_context_is_known_exactly_or_not_at_all(string context, bool isOurs, bool isForeign)
    {
        using var parsed = JsonDocument.Parse(context);
        Assert.Equal((isOurs, isForeign), (ContextSet.Ours.Knows(parsed.RootElement), ContextSet.Foreign.Knows(parsed.RootElement)));
    }

    [Fact]
    public void Every_array_that_is_known_can_be_read()
    {
        string[] addresses = [.. ContextSet.Tables.Keys];
        var arrays = addresses.Select(a => new[] { a })
            .Concat(addresses.SelectMany(a => addresses.Select(b => new[] { a, b })))
            .Concat(addresses.SelectMany(a => addresses.SelectMany(b => addresses.Select(c => new[] { a, b, c }))))
            .Select(array => JsonSerializer.Serialize(array)).ToArray();
        var known = 0;
        foreach (var array in arrays)
        {
            using var context = JsonDocument.Parse(array);
            var text = CanonicalText.Rdf($$"""{"@context":{{array}},"type":"VerifiableCredential"}""", ContextSet.Foreign);
            Assert.Equal(ContextSet.Foreign.Knows(context.RootElement) ? "_:c14n0 " : "UnknownC", text[..8]);
            known += ContextSet.Foreign.Knows(context.RootElement) ? 1 : 0;
        }
        Assert.Equal(16, known);
    }

    private const string Bundled = "1edtech-validator/inspector-vc/src/main/resources/contexts/";

    private static IEnumerable<string> Official(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector(file.Split('/'))));
        return ContextCompiler.Compile(document.RootElement).Describe();
    }
}
