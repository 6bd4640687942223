using EmergentLearning.Engine.Contracts;
using EmergentLearning.Engine.Generated.Tests.Infrastructure;
using EmergentLearning.Engine.Generated.Tests.Records;
using static EmergentLearning.Engine.Generated.Tests.Records.Forum;

namespace EmergentLearning.Engine.Generated.Tests;

public sealed class ReferenceTests() : StoreTests<ForumStore>(ForumStore.OpenAsync)
{
    [Fact]
    public void Tables_are_created_behind_those_that_they_refer_to() =>
        Assert.Equal(["topics", "posts", "marks"], ForumStore.Schema.Tables.Select(table => table.Name));

    [Fact]
    public async Task A_row_refers_to_one_that_exists_or_is_refused()
    {
        Topic topic = await Store.Topics.InsertAsync(new(0, "sqlite"));
        Post post = await Store.Posts.InsertAsync(new() { TopicId = topic.Id, Title = "first" });

        StoreException exception = await Assert.ThrowsAnyAsync<StoreException>(() => Store.Posts.InsertAsync(new() { TopicId = 99 }));
        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Posts.UpdateAsync(post.Id, Post.Columns.ParentId.Set(99)));

        Assert.Equal(StoreFault.Validation, exception.Fault);
        Assert.Contains("FOREIGN KEY", exception.Message, StringComparison.Ordinal);
        Assert.Equal([post], Store.Posts.List());
    }

    [Fact]
    public async Task The_row_referred_to_and_the_rows_that_refer_are_found()
    {
        (Topic topic, Post root, Post reply) = await Fill();

        Assert.Equal(topic, Store.Posts.FindTopicOf(root));
        Assert.Null(Store.Posts.FindParentOf(root));
        Assert.Equal(root, Store.Posts.FindParentOf(reply));
        Assert.Equal([root, reply], Store.Posts.ListByTopicId(topic.Id));
        Assert.Equal([reply], Store.Posts.ListByParentId(root.Id));
        Assert.Equal(2, Store.Marks.ListByPostId(root.Id).Count);
    }

    [Fact]
    public async Task Each_foreign_key_has_an_index_to_find_them_by()
    {
        await Fill();

        foreach (string table in new[] { "posts", "marks" })
        {
            foreach (string[] key in Store.Engine.Rows($"select \"from\" from pragma_foreign_key_list('{table}')"))
            {
                string plan = Store.Engine.Rows($"explain query plan select * from {table} where {key[0]} = 1")[0][3];
                Assert.StartsWith($"SEARCH {table} USING INDEX", plan, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Rows_come_with_those_that_they_refer_to()
    {
        (Topic topic, Post root, Post reply) = await Fill();
        Topic other = await Store.Topics.InsertAsync(new(0, "other"));
        Post elsewhere = await Store.Posts.InsertAsync(new() { TopicId = other.Id, ParentId = reply.Id, Title = "elsewhere" });

        Assert.Equal([(root, topic), (reply, topic), (elsewhere, other)], Store.Posts.Rows.Include(Post.Columns.TopicId).ToList());
        Assert.Equal([(root, null), (reply, root), (elsewhere, reply)], Store.Posts.Rows.Include(Post.Columns.ParentId).ToList());
        Assert.Equal(
            [(elsewhere, other)],
            Store.Posts.Where(Post.Columns.Title == "root" | Post.Columns.Title == "elsewhere").Include(Post.Columns.TopicId, Topic.Columns.Name.StartsWith("oth")).ToList());
        Assert.Equal(
            [(elsewhere, reply), (reply, root)],
            Store.Posts.OrderByDescending(Post.Columns.Title).OrderByDescending(Post.Columns.Id).Take(2).Include(Post.Columns.ParentId, Post.Columns.Id > 0).ToList());
        Assert.Equal([(reply, topic)], Store.Posts.Rows.Skip(1).Take(1).Include(Post.Columns.TopicId).ToList());
        Assert.Equal([(reply, topic), (elsewhere, other)], Store.Posts.Rows.After(root).Include(Post.Columns.TopicId).ToList());
    }

    [Fact]
    public async Task Deleting_what_is_referred_to_is_refused_unless_the_key_says_otherwise()
    {
        (Topic topic, Post root, Post reply) = await Fill();

        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Topics.DeleteAsync(topic.Id));
        await Assert.ThrowsAnyAsync<StoreException>(() => Store.Posts.DeleteAsync(root.Id));
        Assert.Equal(2, Store.Posts.Count());

        Assert.True(await Store.Posts.DeleteAsync(reply.Id));
        Assert.Equal([root.Id, root.Id], Store.Marks.List().Select(mark => mark.PostId));
        Assert.True(await Store.Posts.DeleteAsync(root.Id));
        Assert.Equal(0, Store.Marks.Count());
    }

    [Fact]
    public async Task Rows_forget_what_is_deleted_where_the_key_says_so()
    {
        (Topic topic, _, _) = await Fill();
        Topic other = await Store.Topics.InsertAsync(new(0, "other"));
        Mark mark = await Store.Marks.InsertAsync(new() { PostId = 1, TopicId = other.Id });

        await Store.Topics.DeleteAsync(other.Id);

        Assert.Null(Store.Marks.Find(mark.Id)?.TopicId);
        Assert.Equal([topic], Store.Topics.List());
    }

    [Fact]
    public async Task A_transaction_deletes_both_with_their_files()
    {
        (Topic topic, Post root, _) = await Fill();

        await Store.WriteAsync(
            tx =>
            {
                tx.Posts.DeleteWhere(Post.Columns.ParentId == root.Id);
                tx.Posts.DeleteWhere(Post.Columns.TopicId == topic.Id);
                tx.Topics.Delete(topic);
            },
            Acknowledgement.Projected);

        Assert.Equal((0, 0, 0), (Store.Topics.Count(), Store.Posts.Count(), Store.Marks.Count()));
        Assert.Empty(Folder.Documents());
    }

    private async Task<(Topic Topic, Post Root, Post Reply)> Fill() => await Store.WriteAsync(tx =>
    {
        Topic topic = tx.Topics.Insert(new Topic(0, "sqlite"));
        Post root = tx.Posts.Insert(new Post { TopicId = topic.Id, Title = "root" });
        Post reply = tx.Posts.Insert(new Post { TopicId = topic.Id, ParentId = root.Id, Title = "reply" });
        tx.Marks.Insert([new() { PostId = root.Id, Name = "a" }, new() { PostId = root.Id, Name = "b" }, new() { PostId = reply.Id, Name = "c" }]);
        return (topic, root, reply);
    });
}
