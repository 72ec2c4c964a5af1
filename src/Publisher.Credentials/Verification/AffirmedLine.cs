using Publisher.Credentials.Authority;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Verification;

/// <summary>The line by which an issuer's list would affirm an award. Digested only when some list is looked into: most keys are never retired.</summary>
internal sealed class AffirmedLine(string awardId, SignedDocument award)
{
    private string? text;

    /// <summary><c>&lt;id&gt; sha256-…</c></summary>
    public string Text => text ??= AffirmedList.Line(awardId, award.Bytes.Span);
}
