using Publisher.Authoring;
using Publisher.Credentials.Authority;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Authoring;

/// <summary>Authority documents read from drafts as they would be signed.</summary>
internal static class AuthorityTexts
{
    public static AuthorityDocument Read(AuthorityDraft draft) =>
        AuthorityDocument.TryRead(SignedSite.Parse(SignedText.Sign(AuthorityWriter.Write(draft), draft.ValidFrom, draft.Issuer, SignedSite.Ada)), out var document, out var problem)
            ? document : throw new InvalidOperationException($"{problem.Pointer}: {problem.Detail}");
}
