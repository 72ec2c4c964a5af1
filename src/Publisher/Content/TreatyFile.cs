using System.Collections.Immutable;
using Publisher.Credentials.Json;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>
/// A treaty: what this guild signed about a version of a peer's badge, content/peers/&lt;name&gt;/treaties/&lt;id&gt;.json, further signers' proofs beside it. It lies with the peer that it is about;
/// it is this guild's own word, and <c>publisher sync</c> never writes there.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Peer">What the peer is called here.</param>
/// <param name="File">The file.</param>
/// <param name="ProofFiles">Further signers' proof files, in order of their paths.</param>
/// <param name="Published">The treaty with all its proofs.</param>
public sealed record TreatyFile(string Id, string Peer, SourceFile File, ImmutableArray<SourceFile> ProofFiles, SignedDocument Published)
{
    /// <summary>The folder of the treaties with a peer.</summary>
    public static string FolderOf(string peer) => Content.Peer.FolderOf(peer) + "treaties/";

    /// <summary>The path of a treaty's file.</summary>
    public static string PathOf(string peer, string id) => $"{FolderOf(peer)}{id}.json";
}
