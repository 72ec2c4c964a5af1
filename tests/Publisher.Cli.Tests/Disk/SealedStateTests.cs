using System.Text;
using Publisher.Cli.Disk;

namespace Publisher.Cli.Tests.Disk;

public sealed class SealedStateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder["file"];

    private string KeyPath => folder["state/seal.key"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public void What_is_loaded_is_what_was_saved(int length)
    {
        var content = Enumerable.Range(0, length).Select(i => (byte)(i % 251)).ToArray();

        Assert.True(State().Save(Path, "purpose", "binding", s => s.Write(content)));

        Assert.Equal(content, State().Load(Path, "purpose", "binding").ToArray());
        Assert.Equal(["file", "state/seal.key"], TemporaryFolder.Snapshot(folder.Path).Keys);
    }

    [Fact]
    public void The_last_one_saved_counts()
    {
        Save(State(), "one");
        Save(State(), "two");

        Assert.Equal("two", Load(State()));
    }

    [Fact]
    public void Any_flipped_bit_or_missing_byte_is_seen()
    {
        Save(State(), "content");
        var bytes = File.ReadAllBytes(Path);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            File.WriteAllBytes(Path, bytes);
            Assert.Equal("", Load(State()));
            bytes[at] ^= 1;
            File.WriteAllBytes(Path, bytes[..at]);
            Assert.Equal("", Load(State()));
        }
        File.WriteAllBytes(Path, [.. bytes, 0]);
        Assert.Equal("", Load(State()));
        File.WriteAllBytes(Path, bytes);
        Assert.Equal("content", Load(State()));
    }

    [Fact]
    public void Another_purpose_or_binding_sees_nothing()
    {
        Save(State(), "content");

        Assert.True(State().Load(Path, "purpose 2", "binding").IsEmpty);
        Assert.True(State().Load(Path, "purpose", "binding 2").IsEmpty);
        Assert.True(State().Load(Path, "purposebind", "ing").IsEmpty);
        Assert.True(State().Load(folder["missing"], "purpose", "binding").IsEmpty);
    }

    [Fact]
    public void A_file_taken_to_another_site_or_a_copy_of_it_is_nothing_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: folders are told apart by their numbers only on Linux");
        Directory.CreateDirectory(folder["one"]);
        var binding = SealedState.BindingOf(folder["one"]);
        Directory.Move(folder["one"], folder["two"]);
        Assert.NotEqual(binding, SealedState.BindingOf(folder["two"]));
        Directory.CreateDirectory(folder["one"]);
        Assert.NotEqual(binding, SealedState.BindingOf(folder["one"]));
    }

    [Fact]
    public void A_lost_key_is_made_anew_and_what_was_sealed_is_lost_with_it()
    {
        Save(State(), "content");
        File.Delete(KeyPath);

        Assert.Equal("", Load(State()));
        Assert.False(File.Exists(KeyPath));
        Save(State(), "again");
        Assert.Equal("again", Load(State()));
    }

    [Fact]
    public void The_key_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("skipped: Windows has no such permissions");
            return;
        }
        Save(State(), "content");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder["state"]));
        Assert.Equal(32, new FileInfo(KeyPath).Length);

        foreach (var other in new[] { UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.OtherWrite })
        {
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | other);
            Assert.Equal("", Load(State()));
            Assert.False(State().Save(Path, "purpose", "binding", _ => { }));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_key_of_another_length_is_no_key_and_is_left_alone(int length)
    {
        Save(State(), "content");
        File.WriteAllBytes(KeyPath, new byte[length]);

        Assert.Equal("", Load(State()));
        Assert.False(State().Save(Path, "purpose", "binding", _ => { }));
        Assert.Equal(length, new FileInfo(KeyPath).Length);
    }

    [Fact]
    public void Links_are_not_followed()
    {
        Save(State(), "content");
        File.Move(KeyPath, folder["elsewhere"]);
        File.CreateSymbolicLink(KeyPath, folder["elsewhere"]);
        Assert.Equal("", Load(State()));

        File.Move(folder["elsewhere"], KeyPath, overwrite: true);
        Assert.Equal("content", Load(State()));
        File.Move(Path, folder["elsewhere"]);
        File.CreateSymbolicLink(Path, folder["elsewhere"]);
        Assert.Equal("", Load(State()));
    }

    [Fact]
    public void Where_nothing_can_be_kept_nothing_fails()
    {
        folder.Write("state", "a file where the folder would be");

        Assert.False(State().Save(Path, "purpose", "binding", _ => { }));
        Assert.Equal("", Load(State()));
        Assert.False(SealedState.None.Save(Path, "purpose", "binding", _ => { }));
        Assert.True(SealedState.None.Load(Path, "purpose", "binding").IsEmpty);
        Assert.Equal(["state"], TemporaryFolder.Snapshot(folder.Path).Keys);
    }

    [Fact]
    public void A_save_into_a_folder_that_is_not_there_is_refused_quietly_and_leaves_nothing()
    {
        Assert.False(State().Save(folder["no/such/folder"], "purpose", "binding", s => s.Write("x"u8)));
        Directory.CreateDirectory(Path);
        Assert.False(State().Save(Path, "purpose", "binding", s => s.Write("x"u8)));
        Assert.Equal(["state/seal.key"], TemporaryFolder.Snapshot(folder.Path).Keys);
    }

    [Fact]
    public void Programs_that_make_the_key_at_the_same_time_agree_on_one()
    {
        for (var round = 0; round < 20; round++)
        {
            Parallel.For(0, 8, i => Assert.True(State().Save(folder[$"file{i}"], "purpose", "binding", s => s.Write(Encoding.UTF8.GetBytes($"{i}")))));
            for (var i = 0; i < 8; i++)
            {
                Assert.Equal($"{i}", Encoding.UTF8.GetString(State().Load(folder[$"file{i}"], "purpose", "binding").Span));
            }
            File.Delete(KeyPath);
        }
    }

    [Theory]
    [InlineData("PUBLISHER_STATE", "own", "own/seal.key")]
    [InlineData("XDG_STATE_HOME", "xdg", "xdg/publisher/seal.key")]
    [InlineData("HOME", "home", "home/.local/state/publisher/seal.key")]
    public void The_environment_names_the_folder(string variable, string value, string key)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && variable != "PUBLISHER_STATE", "skipped: Windows names its folder otherwise");
        var state = SealedState.Of(ContextOf(name => name == variable ? folder[value] : null));

        Assert.True(state.Save(Path, "purpose", "binding", _ => { }));

        Assert.True(File.Exists(folder[key]));
        Assert.False(SealedState.Of(ContextOf(_ => null)).Save(Path, "purpose", "binding", _ => { }));
        Assert.False(SealedState.Of(ContextOf(n => n == "XDG_STATE_HOME" ? "relative" : null)).Save(Path, "purpose", "binding", _ => { }));
    }

    private SealedState State() => SealedState.Of(ContextOf(name => name == "PUBLISHER_STATE" ? folder["state"] : null));

    private static CliContext ContextOf(Func<string, string?> environment) => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        In = TextReader.Null,
        IsInteractive = false,
        WorkingDirectory = System.IO.Path.GetTempPath(),
        Environment = environment,
        Clock = () => DateTimeOffset.UnixEpoch,
    };

    private void Save(SealedState state, string content) => Assert.True(state.Save(Path, "purpose", "binding", s => s.Write(Encoding.UTF8.GetBytes(content))));

    private string Load(SealedState state) => Encoding.UTF8.GetString(state.Load(Path, "purpose", "binding").Span);
}
