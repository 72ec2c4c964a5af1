using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Proofs;

namespace Publisher.Credentials.Verification;

/// <summary>
/// The Format step of an endorsement. One that stands under the address of a guild with an authority chain has exactly the members this program writes; of others only
/// what the standard asks is asked.
/// </summary>
internal sealed record EndorsementFormat(EndorsementCheck Check, EndorsementCredential? Endorsement)
{
    private const string Folder = "/endorsements/";
    private const string Extension = ".json";

    /// <summary>Reads the format of an endorsement.</summary>
    /// <param name="root">The endorsement.</param>
    /// <param name="contextKnown">Whether its context is one of the closed set it is read under.</param>
    /// <param name="verifier">What reads it as JSON-LD.</param>
    /// <param name="ours">Whether it has to be exactly as this program writes one.</param>
    /// <param name="firstSuite">The suite of its first proof, when that could be read.</param>
    /// <param name="byGuild">Whether it is made in a guild's name: then it also names the rules it was made under, and perhaps what it counts as.</param>
    public static EndorsementFormat Read(JsonElement root, bool contextKnown, ProofVerifier verifier, bool ours, Cryptosuite? firstSuite, bool byGuild = false)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("@context", out _) || !root.TryGetProperty("type", out var type))
        {
            return Give(Verdict.Failed, "This is not a credential.");
        }
        if (VcDataModel.Problem(root) is { } wrong)
        {
            return Give(Verdict.Failed, Words.Sentence(wrong));
        }
        if (!contextKnown)
        {
            return Give(ours ? Verdict.Failed : Verdict.NotChecked, "Its @context is not one this program knows, so what its words mean could not be determined.");
        }
        if (verifier.JsonLdProblem is { } problem)
        {
            return Give(problem.IsUnknown && !ours ? Verdict.NotChecked : Verdict.Failed, Words.Sentence($"{problem.Detail} (at {problem.Pointer})"));
        }
        if (!IsEndorsement(type))
        {
            return Give(ours ? Verdict.Failed : Verdict.NotChecked, "It is a credential of another kind than an Open Badges endorsement.");
        }
        if (!EndorsementCredential.TryRead(root, out var endorsement, out var shape) || (ours && !HasOurShape(root, byGuild, out shape)))
        {
            return Give(ours ? Verdict.Failed : Verdict.NotChecked, Words.Sentence($"{shape!.Detail} (at {shape.Pointer})"));
        }
        if (ours && firstSuite == Cryptosuite.EddsaJcs2022)
        {
            return Give(Verdict.Failed, "Its first proof is not eddsa-rdfc-2022, the one other programs look at.");
        }
        return new(new(EndorsementCheckName.Format, Verdict.Passed, "It is an Open Badges 3.0 endorsement, and every word in it is defined."), endorsement);
    }

    /// <summary>Whether a type names it.</summary>
    public static bool IsEndorsement(JsonElement type) => type.ValueKind == JsonValueKind.Array
        && type.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && t.ValueEquals("EndorsementCredential"u8));

    /// <summary>The base of an address <c>&lt;base&gt;/endorsements/&lt;id&gt;.json</c>; null for an address of another form.</summary>
    public static string? BaseOf(string? address)
    {
        var at = address?.LastIndexOf(Folder, StringComparison.Ordinal) ?? -1;
        return at > 0 && address!.EndsWith(Extension, StringComparison.Ordinal) && address.Length > at + Folder.Length + Extension.Length ? address[..at] : null;
    }

    // Exactly what docs/formats.md writes: a member more would be a statement nobody shows.
    private static bool HasOurShape(JsonElement element, bool byGuild, out ShapeProblem? problem)
    {
        var reading = new ShapeReading();
        var root = ObjectShape.Root(reading, element);
        root.Only("@context", "id", "type", "name", "issuer", "validFrom", "validUntil", "credentialSubject", "relatedResource", "proof");
        IsExactly(root, "VerifiableCredential", "EndorsementCredential");
        root.Moment("validFrom");
        root.OptionalMoment("validUntil");
        var issuer = root.Object("issuer");
        issuer.Only("id", "type", "name", "description", "url");
        IsExactly(issuer, "Profile");
        issuer.Text("name");
        issuer.OptionalText("description");
        issuer.OptionalText("url");
        var subject = root.Object("credentialSubject");
        subject.Only("id", "type", "endorsementComment");
        IsExactly(subject, "EndorsementSubject");
        subject.Text("endorsementComment");
        var related = root.Objects("relatedResource");
        if (byGuild ? related.Length is not (2 or 3) : related.Length != 1)
        {
            root.Refuse("relatedResource", byGuild ? "relatedResource has to pin the version of the rules and what is endorsed, and may pin the badge it counts as" : "relatedResource has to pin one document: what is endorsed");
        }
        foreach (var resource in related)
        {
            resource.Only("id", "digestSRI", "mediaType");
            resource.Text("digestSRI");
        }
        problem = reading.Detail is null ? null : new(reading.Pointer, reading.Detail);
        return problem is null;
    }

    private static void IsExactly(ObjectShape owner, params ReadOnlySpan<string> types)
    {
        if (!owner.Texts("type").AsSpan().SequenceEqual(types))
        {
            owner.Refuse("type", $"type has to be exactly {string.Join(", ", types)}");
        }
    }

    private static EndorsementFormat Give(Verdict verdict, string reason) => new(new(EndorsementCheckName.Format, verdict, reason), null);
}
