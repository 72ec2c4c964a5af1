using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Verifying;

namespace Publisher.Linking;

/// <summary>The guild's approval of a version of a badge, with its links resolved.</summary>
/// <param name="Verified">The approval.</param>
/// <param name="Signers">Who signed it, in order of signing.</param>
public sealed record ApprovalModel(VerifiedApproval Verified, ImmutableArray<SignerModel> Signers)
{
    /// <summary>Its id.</summary>
    public string Id => Verified.Source.Id;

    /// <summary>The version it approves.</summary>
    public BadgeAddress Badge => Verified.Badge;

    /// <summary>Adds everything that is shown of it.</summary>
    public ContentKeyBuilder AddTo(ContentKeyBuilder key)
    {
        key.Add(Id).Add(Digest.Of(Verified.Source.Document.Bytes.Span));
        foreach (var signer in Signers)
        {
            key.Add(signer.MemberId).Add(signer.Role).Add(signer.Page?.Handle).Add(signer.Page?.Name);
        }
        return key;
    }
}

/// <summary>An approval that waits for signatures. A badge is no secret, so all of it may be told.</summary>
/// <param name="Verified">What the rules say of it.</param>
/// <param name="Signed">Who has signed.</param>
/// <param name="Open">Who may still sign.</param>
public sealed record WaitingApprovalModel(WaitingApproval Verified, ImmutableArray<AuthorityPerson> Signed, ImmutableArray<AuthorityPerson> Open);
