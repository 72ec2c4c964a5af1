using System.Text.Json;
using Publisher.Credentials.JsonLd;

namespace Publisher.Credentials.Verification;

/// <summary>Which closed set of contexts a document is read under.</summary>
internal static class KnownContexts
{
    /// <summary>The set that knows the document's <c>@context</c>; null when none does. For our own issuers only what we write.</summary>
    public static ContextSet? Find(JsonElement document, bool oursOnly)
    {
        if (!document.TryGetProperty("@context", out var context))
        {
            return null;
        }
        return ContextSet.Ours.Knows(context) ? ContextSet.Ours : !oursOnly && ContextSet.Foreign.Knows(context) ? ContextSet.Foreign : null;
    }
}
