using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Verification;

/// <summary>
/// The line by which an issuer's list would affirm an award, or an endorsement in the issuer's own name. Digested only when some list is looked into: most keys are never retired.
/// </summary>
internal sealed class AffirmedLine(string id, SignedDocument published, string noun = "award")
{
    private string? text;

    /// <summary>What it is, in reasons.</summary>
    public string Noun => noun;

    /// <summary><c>&lt;id&gt; sha256-…</c></summary>
    public string Text => text ??= AffirmedList.Line(id, published.Bytes.Span);
}
