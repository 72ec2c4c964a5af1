using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Keys;

/// <summary>A key that an ssh-agent holds. It is called as its comment begins: <c>ana@laptop</c> is <c>ana</c>.</summary>
internal sealed class AgentKey(SshAgent agent, Ed25519PublicKey key, string comment) : OwnKey(NameOf(comment), key)
{
    /// <summary>The agent's keys; none when there is no agent.</summary>
    /// <exception cref="CliException">It does not answer as it should.</exception>
    public static ImmutableArray<OwnKey> All(CliContext context) =>
        SshAgent.Find(context) is { } agent ? [.. agent.List().Select(k => new AgentKey(agent, k.Key, k.Comment))] : [];

    /// <inheritdoc/>
    public override IHeldKey Open(CliContext context, PassphraseSource passphrases) => new Held(agent, PublicKey);

    private static string NameOf(string comment) => SlugSuggestion.For(comment.Split('@')[0]) is { Length: > 0 } name ? name : "agent";

    private sealed class Held(SshAgent agent, Ed25519PublicKey key) : IHeldKey
    {
        public Ed25519PublicKey PublicKey => key;

        public byte[] Sign(ReadOnlySpan<byte> message) => agent.Sign(key, message);

        public void Dispose()
        {
        }
    }
}
