using System.Text;
using Publisher.Credentials.Json;
using Publisher.Credentials.Keys;
using Publisher.Credentials.Proofs;

namespace Publisher.Credentials.Tests.Verification;

/// <summary>Builds and signs documents from text, for tests only.</summary>
internal static class Documents
{
    public static SignedDocument Parse(string text)
    {
        Assert.True(SignedDocument.TryParse(Encoding.UTF8.GetBytes(text), out var document, out var problem), problem?.Detail);
        return document;
    }

    public static DateTimeOffset Moment(string text)
    {
        Assert.True(Timestamp.TryRead(text, out var moment));
        return moment;
    }

    /// <summary>A document (without proof, ending in "}") with a proof array of these elements.</summary>
    public static string WithProofs(string unsigned, params string[] proofs) =>
        unsigned.TrimEnd()[..^1].TrimEnd() + ",\n  \"proof\": [\n    " + string.Join(",\n    ", proofs) + "\n  ]\n}\n";

    /// <summary>The two proofs of one signer over a text without proof.</summary>
    public static string[] Sign(string unsigned, string did, ISigner signer, string created, params Cryptosuite[] suites)
    {
        var document = Parse(unsigned);
        Cryptosuite[] both = [Cryptosuite.EddsaRdfc2022, Cryptosuite.EddsaJcs2022];
        return [.. (suites.Length > 0 ? suites : both).Select(s => ProofCreator.Create(document, s, Moment(created), $"{did}#{signer.PublicKey.Multibase}", signer))];
    }
}
