using Publisher.Credentials.Keys;

namespace Publisher.Cli.Keys;

/// <summary>A key that is ready to sign: unlocked, or held by an agent. Let go when disposed.</summary>
public interface IHeldKey : ISigner, IDisposable;
