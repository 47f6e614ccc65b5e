update relay_cursor set position = ?5 where shard = ?4
